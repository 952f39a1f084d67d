import ChatflowModel
import Words

/// The JSON Schemas of a chatflow's file and of the workspace's, made from the descriptions of kinds and fields: what gives completion and
/// checking in every editor that has a language server for YAML.
///
/// It is as strict as the reader where that refuses something, and open where that keeps what it does not know.
public enum ChatflowSchema {
  /// The schema as JSON text, with a line break at the end. The words are its titles and descriptions.
  public static func json(_ words: Words) -> String {
    let schema = SchemaWriter(words: words)
    return schema.root.written + "\n"
  }

  /// The schema of `workspace.yaml`.
  public static func workspaceJSON(_ words: Words) -> String {
    let schema = SchemaWriter(words: words)
    return schema.workspace.written + "\n"
  }
}

private struct SchemaWriter {
  let words: Words

  var root: JSON {
    .object([
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Chatflow")),
      ("type", .text("object")),
      ("required", .list([.text("chatflow")])),
      ("properties", .object(topProperties)),
      ("definitions", .object(definitions)),
    ])
  }

  var workspace: JSON {
    let version = (
      key: "workspace", value: JSON.object([("type", .text("integer")), ("minimum", .integer(1))])
    )
    return .object([
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Workspace")),
      orNull("object"),
      (
        "properties",
        .object(
          [version] + properties([WorkspaceSettings.priority] + WorkspaceSettings.fields, owner: "workspace"))
      ),
      ("definitions", .object(definitions.filter { ["text", "attachments"].contains($0.key) })),
    ])
  }

  private var topProperties: [(key: String, value: JSON)] {
    [
      ("chatflow", .object([("type", .text("integer")), ("minimum", .integer(1))])),
      ("name", text(titled: "field.chatflow.name.label", limit: Limits.name)),
    ] + properties(ChatflowSettings.fields, owner: "chatflow") + [
      ("start", reference("edge")),
      (
        "actions",
        .object([
          orNull("object"),
          ("propertyNames", .object([("not", .object([("enum", .list([.text("end"), .text("")]))]))])),
          ("additionalProperties", reference("action")),
        ])
      ),
    ]
  }

  private var definitions: [(key: String, value: JSON)] {
    [
      ("text", .object([("type", .scalarTypes)])),
      ("link", .object([("type", .scalarTypes)])),
      (
        "edge",
        .object([
          (
            "anyOf",
            .list([
              reference("link"),
              .object([
                ("type", .text("object")), ("properties", .object([("go-to", reference("link"))])),
                ("additionalProperties", .flag(false)), ("required", .list([.text("go-to")])),
              ]),
            ])
          )
        ])
      ),
      ("attachments", list(attachment)),
      ("bubbles", list(.object([("anyOf", .list([reference("text"), bubble]))]))),
      ("replies", list(.object([("anyOf", .list([reference("text"), reply]))]))),
      ("conditions", .object([("anyOf", .list([reference("text"), list(reference("text"))]))])),
      ("branches", list(branch)),
      ("action", action),
    ]
  }

  // MARK: - Parts of actions

  private var attachment: JSON {
    .object([
      ("type", .text("object")),
      ("properties", .object(Attachment.Kind.allCases.map { ($0.rawValue, reference("text")) })),
      ("oneOf", .list(Attachment.Kind.allCases.map { .object([("required", .list([.text($0.rawValue)]))]) })),
    ])
  }

  private var bubble: JSON {
    object([("message", reference("text")), ("attachments", reference("attachments"))])
  }

  private var reply: JSON {
    object(
      [
        ("reply", text(limit: Limits.replyLabel)), ("value", reference("text")), ("next", reference("link")),
        ("go-to", reference("link")),
      ], required: ["reply"], oneLink: true)
  }

  private var branch: JSON {
    let groups = JSON.object([
      ("anyOf", .list([reference("conditions"), list(reference("conditions"))]))
    ])
    return object(
      [
        ("label", reference("text")), ("if", reference("conditions")), ("or", groups), ("next", reference("link")),
        ("go-to", reference("link")),
      ], oneLink: true)
  }

  private var action: JSON {
    let kinds = ActionKinds.all
    return object(
      [
        (
          "action",
          .object([
            (
              "anyOf",
              .list(
                kinds.map { kind in
                  .object([("const", .text(kind.id.text)), ("title", .text(words["action.\(kind.id).label"]))])
                } + [.object([("type", .text("string"))])])
            )
          ])
        ),
        ("name", text(titled: "field.name.label", limit: Limits.name)),
      ] + properties(ActionKind.common, owner: ActionKind.commonOwner) + [
        ("branches", reference("branches")), ("next", reference("link")), ("go-to", reference("link")),
      ], required: ["action"], oneLink: true,
      more: [("allOf", .list(kinds.map(condition)))])
  }

  /// What holds for the actions of a kind.
  private func condition(_ kind: ActionKind) -> JSON {
    let isKind = JSON.object([
      ("properties", .object([("action", .object([("const", .text(kind.id.text))]))])),
      ("required", .list([.text("action")])),
    ])
    var fields = properties(kind.fields, owner: kind.id.text)
    for edge in kind.edges where !fields.contains(where: { $0.key == edge.text }) {
      fields.append((edge.text, reference("edge", titled: "edge.\(edge)")))
    }
    return .object([("if", isKind), ("then", .object([("properties", .object(fields))]))])
  }

  // MARK: - Fields

  private func properties(_ fields: [Field], owner: String) -> [(key: String, value: JSON)] {
    fields.flatMap { field -> [(key: String, value: JSON)] in
      let title = words.label(ofKey: field.id.text, owner: owner)
      let own = (key: field.id.text, value: schema(field, title: title))
      guard let attachments = field.editor.shape.attachments else { return [own] }
      return [own, (attachments.text, reference("attachments"))]
    }
  }

  private func schema(_ field: Field, title: String) -> JSON {
    switch field.editor.shape {
    case .text(let notation): titled(title, notation.schema)
    case .message, .propertyValue: text(titled: title)
    case .flag: titled(title, [orNull("boolean")])
    case .number(let range):
      titled(
        title,
        [orNull("integer"), ("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound))])
    case .duration:
      titled(title, [("type", .text("string")), ("pattern", .text("^[0-9]+(\\.[0-9]{1,3})?(ms|s|m|h|d)$"))])
    case .messages: reference("bubbles", titled: title)
    case .list(let notation):
      titled(title, [("anyOf", .list([.object(notation.schema), list(.object(notation.schema))]))])
    case .record(let fields, _):
      titled(title, [orNull("object"), ("properties", .object(properties(fields, owner: field.id.text)))])
    case .records(let shape): records(field, shape, title)
    case .edge: reference("edge", titled: title)
    case .replies: reference("replies", titled: title)
    }
  }

  private func records(_ field: Field, _ shape: RecordShape, _ title: String) -> JSON {
    let entries = JSON.object(properties(shape.fields, owner: field.ownerOfInner))
    let entry = JSON.object([orNull("object"), ("properties", entries)])
    guard shape.key != nil else {
      return titled(title, [orNull("array"), ("items", entry)])
    }
    let short = JSON.object([("anyOf", .list([reference("text"), entry]))])
    return titled(title, [orNull("object"), ("additionalProperties", short)])
  }

  // MARK: - Schemas

  private func orNull(_ type: String) -> (key: String, value: JSON) {
    ("type", .list([.text(type), .text("null")]))
  }

  private func reference(_ name: String, titled title: String? = nil) -> JSON {
    let reference = JSON.object([("$ref", .text("#/definitions/\(name)"))])
    guard let title, words.has(title) else { return reference }
    return .object([("title", .text(words[title])), ("allOf", .list([reference]))])
  }

  private func text(titled title: String? = nil, limit: Int? = nil) -> JSON {
    var entries: [(key: String, value: JSON)] = [("type", .scalarTypes)]
    if let limit { entries.append(("maxLength", .integer(limit))) }
    return title.map { titled($0, entries) } ?? .object(entries)
  }

  private func titled(_ title: String, _ entries: [(key: String, value: JSON)]) -> JSON {
    .object((words.has(title) ? [("title", .text(words[title]))] : []) + entries)
  }

  private func list(_ item: JSON) -> JSON {
    .object([orNull("array"), ("items", item)])
  }

  private func object(
    _ properties: [(key: String, value: JSON)], required: [String] = [], oneLink: Bool = false,
    more: [(key: String, value: JSON)] = []
  ) -> JSON {
    var entries: [(key: String, value: JSON)] = [
      ("type", .text("object")), ("properties", .object(properties)),
    ]
    if !required.isEmpty { entries.append(("required", .list(required.map(JSON.text)))) }
    if oneLink {
      entries.append(("not", .object([("required", .list([.text("next"), .text("go-to")]))])))
    }
    return .object(entries + more)
  }
}
