#include "CYaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct cy_parser {
  yaml_parser_t parser;
  yaml_event_t event;
};

cy_parser *cy_open(const uint8_t *bytes, size_t count) {
  cy_parser *parser = calloc(1, sizeof *parser);
  if (parser == NULL) return NULL;
  if (!yaml_parser_initialize(&parser->parser)) {
    free(parser);
    return NULL;
  }
  yaml_parser_set_encoding(&parser->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser->parser, count > 0 ? bytes : (const uint8_t *)"", count);
  return parser;
}

void cy_close(cy_parser *parser) {
  yaml_event_delete(&parser->event);
  yaml_parser_delete(&parser->parser);
  free(parser);
}

static cy_mark place(yaml_mark_t mark) {
  return (cy_mark){.line = (int32_t)mark.line + 1, .column = (int32_t)mark.column + 1, .offset = mark.index};
}

static void wrong(yaml_parser_t *parser, cy_event *event) {
  const char *problem = parser->problem != NULL && parser->error != YAML_MEMORY_ERROR ? parser->problem : "";
  *event = (cy_event){.kind = CY_WRONG, .text = (const uint8_t *)problem, .length = strlen(problem)};
  event->start = (cy_mark){.line = 1, .column = 1};
  if (parser->error == YAML_SCANNER_ERROR || parser->error == YAML_PARSER_ERROR) {
    event->start = place(parser->problem_mark);
  }
  event->end = parser->context != NULL ? place(parser->context_mark) : event->start;
}

// What a node of an event is called by, or what is said of its type: neither has a use here, and both are refused.
static int32_t refused(const yaml_char_t *anchor, const yaml_char_t *tag) {
  return anchor != NULL ? CY_ANCHOR : tag != NULL ? CY_TAG : 0;
}

static void take(const yaml_event_t *from, cy_event *event) {
  int32_t named = 0;
  switch (from->type) {
  case YAML_DOCUMENT_START_EVENT: event->kind = CY_DOCUMENT; return;
  case YAML_SEQUENCE_START_EVENT:
    event->kind = CY_SEQUENCE;
    event->style = from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    named = refused(from->data.sequence_start.anchor, from->data.sequence_start.tag);
    break;
  case YAML_MAPPING_START_EVENT:
    event->kind = CY_MAPPING;
    event->style = from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    named = refused(from->data.mapping_start.anchor, from->data.mapping_start.tag);
    break;
  case YAML_SCALAR_EVENT:
    event->kind = CY_SCALAR;
    event->style = (int32_t)from->data.scalar.style;
    event->text = from->data.scalar.value;
    event->length = from->data.scalar.length;
    named = refused(from->data.scalar.anchor, from->data.scalar.tag);
    break;
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT: event->kind = CY_CLOSE; return;
  case YAML_ALIAS_EVENT: event->kind = CY_ALIAS; return;
  default: event->kind = CY_END; return;
  }
  if (named != 0) event->kind = named;
}

void cy_next(cy_parser *parser, cy_event *event) {
  do {
    yaml_event_delete(&parser->event);
    if (!yaml_parser_parse(&parser->parser, &parser->event)) return wrong(&parser->parser, event);
  } while (parser->event.type == YAML_STREAM_START_EVENT || parser->event.type == YAML_DOCUMENT_END_EVENT);
  *event = (cy_event){.start = place(parser->event.start_mark), .end = place(parser->event.end_mark)};
  take(&parser->event, event);
}
