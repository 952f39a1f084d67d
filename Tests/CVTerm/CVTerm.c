#define _GNU_SOURCE
#include "CVTerm.h"

#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct CVTerm {
  VTerm *vterm;
  VTermScreen *screen;
  bool alternate, cursor_visible, mouse;
  char title[1024];
};

static int property_changed(VTermProp property, VTermValue *value, void *user) {
  CVTerm *t = user;
  switch (property) {
    case VTERM_PROP_ALTSCREEN: t->alternate = value->boolean; break;
    case VTERM_PROP_CURSORVISIBLE: t->cursor_visible = value->boolean; break;
    case VTERM_PROP_MOUSE: t->mouse = value->number != VTERM_PROP_MOUSE_NONE; break;
    case VTERM_PROP_TITLE: {
#if VTERM_VERSION_MAJOR == 0 && VTERM_VERSION_MINOR < 2
      strncpy(t->title, value->string, sizeof t->title - 1);
#else /* later versions hand a long title over in pieces */
      size_t have = value->string.initial ? 0 : strlen(t->title);
      size_t take = value->string.len;
      if (take > sizeof t->title - 1 - have) take = sizeof t->title - 1 - have;
      memcpy(t->title + have, value->string.str, take);
      t->title[have + take] = 0;
#endif
      break;
    }
    default: break;
  }
  return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property_changed};

CVTerm *cvterm_create(int32_t rows, int32_t columns) {
  CVTerm *t = calloc(1, sizeof *t);
  if (!t) return NULL;
  t->vterm = vterm_new(rows, columns);
  vterm_set_utf8(t->vterm, 1);
  t->screen = vterm_obtain_screen(t->vterm);
  vterm_screen_enable_altscreen(t->screen, 1);
  vterm_screen_set_callbacks(t->screen, &callbacks, t);
  vterm_screen_reset(t->screen, 1);
  return t;
}

void cvterm_destroy(CVTerm *t) {
  vterm_free(t->vterm);
  free(t);
}

void cvterm_feed(CVTerm *t, const uint8_t *bytes, size_t count) {
  vterm_input_write(t->vterm, (const char *)bytes, count);
}

void cvterm_resize(CVTerm *t, int32_t rows, int32_t columns) { vterm_set_size(t->vterm, rows, columns); }

static int32_t colour(const VTermColor *c, bool own) {
  if (own) return -1;
  if (VTERM_COLOR_IS_INDEXED(c)) return c->indexed.idx;
  return 0x1000000 | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue;
}

CVTermCell cvterm_cell(CVTerm *t, int32_t row, int32_t column) {
  CVTermCell out = {.width = 1, .foreground = -1, .background = -1};
  int rows, columns;
  vterm_get_size(t->vterm, &rows, &columns);
  /* libvterm returns garbage, not an error, outside the screen. */
  if (row < 0 || column < 0 || row >= rows || column >= columns) return out;
  VTermScreenCell cell;
  vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = column}, &cell);
  if (cell.chars[0] == UINT32_MAX) {
    out.width = 0; /* the right half of a wide character */
  } else {
    out.width = cell.width;
    while (out.count < 6 && cell.chars[out.count]) {
      out.scalars[out.count] = cell.chars[out.count];
      out.count++;
    }
  }
  out.bold = cell.attrs.bold;
  out.italic = cell.attrs.italic;
  out.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF;
  out.reverse = cell.attrs.reverse;
  out.strike = cell.attrs.strike;
  out.foreground = colour(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
  out.background = colour(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
  return out;
}

CVTermCursor cvterm_cursor(CVTerm *t) {
  VTermPos p;
  vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &p);
  return (CVTermCursor){.row = p.row, .column = p.col, .visible = t->cursor_visible};
}

bool cvterm_alternate_screen(CVTerm *t) { return t->alternate; }
bool cvterm_reports_mouse(CVTerm *t) { return t->mouse; }
const char *cvterm_title(CVTerm *t) { return t->title; }

void cvterm_press(CVTerm *t, CVTermKey key, int32_t modifiers) {
  static const VTermKey keys[] = {
    [CVTERM_ENTER] = VTERM_KEY_ENTER, [CVTERM_TAB] = VTERM_KEY_TAB, [CVTERM_BACKSPACE] = VTERM_KEY_BACKSPACE,
    [CVTERM_ESCAPE] = VTERM_KEY_ESCAPE, [CVTERM_UP] = VTERM_KEY_UP, [CVTERM_DOWN] = VTERM_KEY_DOWN,
    [CVTERM_LEFT] = VTERM_KEY_LEFT, [CVTERM_RIGHT] = VTERM_KEY_RIGHT, [CVTERM_INSERT] = VTERM_KEY_INS,
    [CVTERM_DELETE] = VTERM_KEY_DEL, [CVTERM_HOME] = VTERM_KEY_HOME, [CVTERM_END] = VTERM_KEY_END,
    [CVTERM_PAGE_UP] = VTERM_KEY_PAGEUP, [CVTERM_PAGE_DOWN] = VTERM_KEY_PAGEDOWN,
  };
  if ((unsigned)key < sizeof keys / sizeof *keys) vterm_keyboard_key(t->vterm, keys[key], (VTermModifier)modifiers);
}

void cvterm_press_function(CVTerm *t, int32_t number, int32_t modifiers) {
  vterm_keyboard_key(t->vterm, (VTermKey)VTERM_KEY_FUNCTION(number), (VTermModifier)modifiers);
}

void cvterm_mouse_move(CVTerm *t, int32_t row, int32_t column, int32_t modifiers) {
  vterm_mouse_move(t->vterm, row, column, (VTermModifier)modifiers);
}

void cvterm_mouse(CVTerm *t, int32_t row, int32_t column, int32_t button, bool pressed, int32_t modifiers) {
  vterm_mouse_move(t->vterm, row, column, (VTermModifier)modifiers);
  vterm_mouse_button(t->vterm, button, pressed, (VTermModifier)modifiers);
}

void cvterm_paste_begins(CVTerm *t) { vterm_keyboard_start_paste(t->vterm); }
void cvterm_paste_ends(CVTerm *t) { vterm_keyboard_end_paste(t->vterm); }

size_t cvterm_output(CVTerm *t, uint8_t *bytes, size_t capacity) {
  return vterm_output_read(t->vterm, (char *)bytes, capacity);
}
