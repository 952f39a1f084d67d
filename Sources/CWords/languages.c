#include "CWords.h"

// A language is a file in `languages`, and a line in each of the two lists here.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en[] = {
#embed "languages/en.words"
};
static const unsigned char sv[] = {
#embed "languages/sv.words"
};
static const unsigned char nb[] = {
#embed "languages/nb.words"
};

#define LANGUAGE(code) {#code, code, sizeof code}

static const struct cw_language languages[] = {LANGUAGE(en), LANGUAGE(sv), LANGUAGE(nb)};

const struct cw_language *cw_language_at(size_t number) {
  return number < sizeof languages / sizeof languages[0] ? &languages[number] : NULL;
}
