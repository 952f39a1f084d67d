// The little C between libyaml and Swift: one event after the other. No type of libyaml crosses this header.
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { CY_END, CY_DOCUMENT, CY_SCALAR, CY_SEQUENCE, CY_MAPPING, CY_CLOSE, CY_ALIAS, CY_ANCHOR, CY_TAG, CY_WRONG };

// A place: lines and columns counted from 1, columns and offsets in characters.
typedef struct {
  int32_t line, column;
  size_t offset;
} cy_mark;

typedef struct {
  int32_t kind;
  int32_t style;         // of a scalar: 1 plain, 2 and 3 in quotes, 4 literal, 5 folded; of others 1 in brackets
  cy_mark start, end;    // of CY_WRONG where it shows, and where what it is wrong with begins
  const uint8_t *text;   // what a scalar holds, or what is wrong; good until the next call
  size_t length;
} cy_event;

typedef struct cy_parser cy_parser;

// A parser of bytes in UTF-8 that stay where they are until it is closed; NULL if there is no memory.
cy_parser *cy_open(const uint8_t *bytes, size_t count);
// The next event; none after CY_END and CY_WRONG.
void cy_next(cy_parser *parser, cy_event *event);
void cy_close(cy_parser *parser);
