/// The texts of the languages that the program speaks, as their files hold them, in the program itself.
#ifndef CWORDS_H
#define CWORDS_H

#include <stddef.h>

struct cw_language {
  /// The code of the language, such as "sv".
  const char *code;
  /// The file, which is not ended by a zero.
  const unsigned char *text;
  size_t length;
};

/// The language with a number: 0 is English, which has every word. NULL behind the last one.
const struct cw_language *cw_language_at(size_t number);

#endif
