// The little C between ncursesw and Swift.
//
// ncurses only ever writes into a memory file: it finds the shortest bytes for a changed screen, and the caller sends
// them. It never reads keys, never touches the terminal's modes and owns no signal. No curses type crosses this header.
// One terminal at a time, one thread; only the signal handlers run elsewhere, and they only write prepared bytes.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The numbers are those of `Attributes` in Screen. Strike is sent as blink, which nothing else uses, because ncurses has
// no such attribute; the caller turns it into the real one.
enum { CN_BOLD = 1, CN_ITALIC = 2, CN_UNDERLINE = 4, CN_STRIKE = 8, CN_REVERSE = 16, CN_DIM = 32 };

typedef struct {
  uint32_t scalar;     // 0 in the right half of a wide character
  uint32_t combining;  // or 0
  int32_t pair;        // from cn_pair, or 0
  uint16_t attributes;
  uint16_t width;
} cn_cell;

// ---- Locale: sets LC_CTYPE from the environment, and to UTF-8 if that is something else.

// The character encoding that the environment asks for.
const char *cn_locale(void);
// The columns that the C library gives to a scalar; -1 if it does not know it.
int32_t cn_width(uint32_t scalar);

// ---- Terminal description

enum { CN_FOUND = 0, CN_UNKNOWN = -1, CN_GENERIC = -2, CN_NO_DATABASE = -3 };

// Reads the description of a terminal; to be asked before the calls below and cn_start.
int32_t cn_describe(const char *terminal);
// The number behind a capability; -1 or -2 without one.
int32_t cn_number(const char *capability);
// The string behind a capability without its delays, or NULL; good until the next call.
const char *cn_string(const char *capability);

// ---- Screen

// Starts ncurses on a memory file of so many cells; false if that fails.
bool cn_start(const char *terminal, int32_t rows, int32_t columns, bool coloured);
bool cn_is_started(void);
// Ends it; what it wrote last is lost, so leave before.
void cn_stop(void);
void cn_resize(int32_t rows, int32_t columns);
// A pair of colours, -1 for the terminal's own; 0 where there are no colours or the pair cannot be had.
int32_t cn_pair(int32_t foreground, int32_t background);
void cn_put(int32_t row, int32_t column, const cn_cell *cells, int32_t count);
void cn_cursor(int32_t row, int32_t column, bool visible);
// Forgets what the terminal shows: the next cn_render draws everything.
void cn_forget(void);
// Writes the difference to the memory file, and says how many bytes are there.
size_t cn_render(void);
// Leaves the alternate screen; the next cn_render enters it again. Says how many bytes are there.
size_t cn_leave(void);
// Takes the bytes out of the memory file: as many as cn_render or cn_leave said.
size_t cn_take(uint8_t *buffer, size_t capacity);

// ---- Terminal modes

// Remembers the modes of a terminal and makes it raw: every byte comes at once, none is echoed or means a signal.
bool cn_raw(int32_t descriptor);
// Gives it the remembered modes back; once all that was written has gone out, unless nobody waits for that.
bool cn_cooked(int32_t descriptor, bool waits);
// Opens a terminal once more, so that writing to it never waits and those who share the descriptor notice nothing. Gives
// the descriptor itself where that cannot be had.
int32_t cn_open_output(int32_t descriptor);
// Whether its users erase with ^H and not with DEL.
bool cn_erases_with_control_h(void);
// Whether the terminal, if it is one that controls processes, has this one in its foreground.
bool cn_is_foreground(int32_t descriptor);
// Lets the process write to a terminal that has others in its foreground, instead of stopping it.
void cn_ignore_background(void);
bool cn_size(int32_t descriptor, int32_t *rows, int32_t *columns);

// ---- Signals

// Catches SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT: each becomes a byte ('w', 't', 't', 'i', 'z', 'c') in a
// pipe. Gives its read end, or -1. Asked again, it takes back those that ncurses or cn_let_stop changed.
int32_t cn_catch_signals(void);
// Lets SIGTSTP stop the process, as while another program has the terminal.
void cn_let_stop(void);
// Gives the signals back to whom they belonged.
void cn_release_signals(void);
// What to write to which terminal if the program dies (of any signal that is not caught, or by exit) before cn_unguard.
// Its modes are restored too.
void cn_guard(int32_t input, int32_t output, const uint8_t *bytes, size_t count);
void cn_unguard(void);
// Stops the process group as the terminal's own key would; returns when it goes on.
void cn_stop_group(void);
