#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "CNcurses.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

// Declared in term.h, whose macros (`columns`, `lines`, `tab` …) break other code.
extern int setupterm(const char *, int, int *);
extern struct term *set_curterm(struct term *);
extern int del_curterm(struct term *);

static int memory_file = -1;
// Its first bytes, which nearly always are all; a page of it stays where it is when the next frame is written over it.
enum { MAPPED = 1 << 20 };
static const uint8_t *memory;
static FILE *output, *input;
static SCREEN *screen;
static bool has_pairs;
static int cursor_row, cursor_column, cursor_visibility;

// Whether the variable that decides about characters says UTF-8 behind its dot, as in sv_SE.UTF-8 or sv_SE.utf8@euro.
static bool names_utf8(void) {
  const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value == NULL || *value == 0) continue;
    const char *dot = strchr(value, '.');
    if (dot == NULL) return false;
    size_t length = strcspn(++dot, "@");
    return (length == 5 && strncasecmp(dot, "UTF-8", 5) == 0) || (length == 4 && strncasecmp(dot, "utf8", 4) == 0);
  }
  return false;
}

const char *cn_locale(void) {
  static char codeset[32];
  bool is_installed = setlocale(LC_CTYPE, "") != NULL;
  snprintf(codeset, sizeof codeset, "%s", nl_langinfo(CODESET));
  // The terminal is what the user says, whether or not the system has that language: containers seldom have any.
  if (!is_installed && names_utf8()) snprintf(codeset, sizeof codeset, "UTF-8");
  // A minimal system has only C, POSIX and C.UTF-8; without UTF-8 ncurses writes wide text as ~V~G.
  if (!is_installed || strcmp(codeset, "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  return codeset;
}

int32_t cn_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static bool open_memory_file(void) {
  if (memory != NULL) return true;
  memory_file = memfd_create("screen", MFD_CLOEXEC);
  if (memory_file < 0) return false;
  void *map = MAP_FAILED;
  if (ftruncate(memory_file, MAPPED) == 0) map = mmap(NULL, MAPPED, PROT_READ, MAP_SHARED, memory_file, 0);
  if (map == MAP_FAILED) {
    close(memory_file);
    memory_file = -1;
    return false;
  }
  memory = map;
  return true;
}

int32_t cn_describe(const char *terminal) {
  int result = -1;
  if (!open_memory_file()) return CN_NO_DATABASE;
  if (setupterm(terminal, memory_file, &result) == OK) return CN_FOUND;
  return result == 1 || result == 0 ? (result == 1 ? CN_GENERIC : CN_UNKNOWN) : CN_NO_DATABASE;
}

int32_t cn_number(const char *capability) { return tigetnum(capability); }

const char *cn_string(const char *capability) {
  static char plain[256];
  const char *text = tigetstr(capability);
  if (text == NULL || text == (const char *)-1) return NULL;
  size_t length = 0;
  while (*text != '\0' && length + 1 < sizeof plain) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end != NULL) text = end + 1;
    else plain[length++] = *text++;
  }
  plain[length] = '\0';
  return plain;
}

bool cn_start(const char *terminal, int32_t rows, int32_t columns, bool coloured) {
  if (screen != NULL || !open_memory_file()) return false;
  // The size is ours to say, not that of LINES and COLUMNS. With both switched off, ncurses would believe a description
  // that has no size (linux) and fail.
  use_env(FALSE);
  use_tioctl(TRUE);
  // newterm makes a description of its own; the one that was asked before has served.
  del_curterm(set_curterm(NULL));
  int copy = fcntl(memory_file, F_DUPFD_CLOEXEC, 0);
  output = copy >= 0 ? fdopen(copy, "w") : NULL;
  input = fopen("/dev/null", "re");
  screen = output != NULL && input != NULL ? newterm(terminal, output, input) : NULL;
  if (screen == NULL) {
    cn_stop();
    return false;
  }
  typeahead(-1);
  nonl();
  idlok(stdscr, TRUE);
  // Pairs on a terminal without colours would crash.
  has_pairs = coloured && has_colors() && start_color() == OK && use_default_colors() == OK;
  cursor_visibility = -1;
  resize_term(rows, columns);
  return true;
}

bool cn_is_started(void) { return screen != NULL; }

void cn_stop(void) {
  if (screen != NULL) {
    endwin();
    delscreen(screen);
  }
  screen = NULL;
  has_pairs = false;
  if (output != NULL) fclose(output);
  if (input != NULL) fclose(input);
  output = input = NULL;
  if (memory != NULL) munmap((void *)memory, MAPPED);
  memory = NULL;
  if (memory_file >= 0) close(memory_file);
  memory_file = -1;
}

void cn_resize(int32_t rows, int32_t columns) {
  resize_term(rows, columns);
  werase(stdscr);
  cn_forget();
}

int32_t cn_pair(int32_t foreground, int32_t background) {
  if (!has_pairs || (foreground < 0 && background < 0)) return 0;
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

static attr_t attributes_of(uint16_t attributes) {
  static const struct { uint16_t ours; attr_t theirs; } table[] = {
    {CN_BOLD, WA_BOLD},   {CN_ITALIC, WA_ITALIC},   {CN_UNDERLINE, WA_UNDERLINE},
    {CN_STRIKE, WA_BLINK}, {CN_REVERSE, WA_REVERSE}, {CN_DIM, WA_DIM},
  };
  attr_t result = 0;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (attributes & table[i].ours) result |= table[i].theirs;
  return result;
}

// Where the C library thinks otherwise about a width, ncurses would lose count of the columns.
static uint32_t agreed(const cn_cell *cell) {
  if (cell->scalar >= 0x20 && cell->scalar < 0x7f) return cell->scalar;
  return wcwidth((wchar_t)cell->scalar) == (int)cell->width ? cell->scalar : 0xfffd;
}

void cn_put(int32_t row, int32_t column, const cn_cell *cells, int32_t count) {
  enum { CHUNK = 256 };
  cchar_t line[CHUNK + 1];
  int32_t done = 0;
  while (done < count) {
    if (cells[done].width == 0) {
      done++;
      continue;
    }
    int filled = 0, start = column + done;
    for (; done < count && filled < CHUNK; done++) {
      const cn_cell *cell = &cells[done];
      if (cell->width == 0) continue;
      // Most cells stand in a run of equal ones.
      if (filled > 0 && cell->width == 1 && memcmp(cell, cell - 1, sizeof *cell) == 0) {
        line[filled] = line[filled - 1];
        filled++;
        continue;
      }
      wchar_t text[3] = {(wchar_t)agreed(cell), 0, 0};
      if (cell->combining != 0 && wcwidth((wchar_t)cell->combining) == 0) text[1] = (wchar_t)cell->combining;
      int pair = cell->pair;
      attr_t attributes = attributes_of(cell->attributes);
      setcchar(&line[filled++], text, attributes, 0, &pair);
      if (cell->width == 2 && text[0] == 0xfffd) setcchar(&line[filled++], L" ", attributes, 0, &pair);
    }
    mvwadd_wchnstr(stdscr, row, start, line, filled);
  }
}

void cn_cursor(int32_t row, int32_t column, bool visible) {
  cursor_row = row;
  cursor_column = column;
  // A cursor that nobody sees need not be brought anywhere.
  leaveok(stdscr, !visible);
  if (cursor_visibility != visible) curs_set(cursor_visibility = visible);
}

void cn_forget(void) { clearok(curscr, TRUE); }

// The descriptor that ncurses has is a copy of ours, and shares its place in the file: what was written since the last
// cn_take stands before that place.
static size_t waiting(void) {
  off_t end = lseek(memory_file, 0, SEEK_CUR);
  return end < 0 ? 0 : (size_t)end;
}

size_t cn_render(void) {
  wmove(stdscr, cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
  return waiting();
}

size_t cn_leave(void) {
  endwin();
  cursor_visibility = -1;
  return waiting();
}

size_t cn_take(uint8_t *buffer, size_t capacity) {
  size_t count = capacity < MAPPED ? capacity : MAPPED;
  memcpy(buffer, memory, count);
  while (count < capacity) {
    ssize_t got = pread(memory_file, buffer + count, capacity - count, (off_t)count);
    if (got <= 0) break;
    count += (size_t)got;
  }
  if (lseek(memory_file, 0, SEEK_SET) != 0) return 0;
  return count;
}
