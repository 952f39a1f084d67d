#ifndef CVTERM_H
#define CVTERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A terminal emulator and a pseudo-terminal for tests. No libvterm type crosses this header, so that Swift
   sees fixed-width numbers only. Nothing here decides anything: it stores, reads and passes on. */

typedef struct CVTerm CVTerm;

/* What stands in one cell. `width` is 2 for the left half of a wide character and 0 for its right half.
   Colours: -1 is the terminal's own, 0...255 an index of the palette, 0x1000000 + 0xRRGGBB true colour. */
typedef struct {
  uint32_t scalars[6];
  int32_t count, width, foreground, background;
  bool bold, italic, underline, reverse, strike;
} CVTermCell;

typedef struct {
  int32_t row, column;
  bool visible;
} CVTermCursor;

/* Keys that a terminal encodes by its modes; their number is the order here. */
typedef enum {
  CVTERM_ENTER, CVTERM_TAB, CVTERM_BACKSPACE, CVTERM_ESCAPE, CVTERM_UP, CVTERM_DOWN, CVTERM_LEFT, CVTERM_RIGHT,
  CVTERM_INSERT, CVTERM_DELETE, CVTERM_HOME, CVTERM_END, CVTERM_PAGE_UP, CVTERM_PAGE_DOWN
} CVTermKey;

enum { CVTERM_SHIFT = 1, CVTERM_ALT = 2, CVTERM_CONTROL = 4 };

CVTerm *cvterm_create(int32_t rows, int32_t columns);
void cvterm_destroy(CVTerm *terminal);
void cvterm_feed(CVTerm *terminal, const uint8_t *bytes, size_t count);
void cvterm_resize(CVTerm *terminal, int32_t rows, int32_t columns);

/* Blank for a place outside the screen. */
CVTermCell cvterm_cell(CVTerm *terminal, int32_t row, int32_t column);
CVTermCursor cvterm_cursor(CVTerm *terminal);
bool cvterm_alternate_screen(CVTerm *terminal);
bool cvterm_reports_mouse(CVTerm *terminal);
/* UTF-8, ends with a zero byte; lives until the next feed. */
const char *cvterm_title(CVTerm *terminal);

/* What a terminal sends when these happen, in the modes that the program has set; fetched by cvterm_output. */
void cvterm_press(CVTerm *terminal, CVTermKey key, int32_t modifiers);
void cvterm_press_function(CVTerm *terminal, int32_t number, int32_t modifiers);
void cvterm_mouse(CVTerm *terminal, int32_t row, int32_t column, int32_t button, bool pressed, int32_t modifiers);
void cvterm_mouse_move(CVTerm *terminal, int32_t row, int32_t column, int32_t modifiers);
void cvterm_paste_begins(CVTerm *terminal);
void cvterm_paste_ends(CVTerm *terminal);

/* Moves what the emulator wants to send to the program (keys, answers to queries) into `bytes`. */
size_t cvterm_output(CVTerm *terminal, uint8_t *bytes, size_t capacity);

/* Opens a pseudo-terminal of that size; the descriptor is closed in children. -1 with errno on failure. */
int cvpty_open(int32_t rows, int32_t columns, char *slave_name, size_t capacity);
int cvpty_resize(int descriptor, int32_t rows, int32_t columns);
/* Starts a program as the leader of a session of its own with that terminal. Returns 0 or an errno. */
int cvpty_spawn(const char *slave_name, const char *folder, char *const arguments[], char *const environment[],
                int32_t *process);

#endif
