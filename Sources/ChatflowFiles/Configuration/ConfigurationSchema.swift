import ChatflowModel
import Words

/// The JSON Schema of `config.yaml`, made from the table of settings and the commands: what gives completion and checking
/// in every editor that has a language server for YAML.
public enum ConfigurationSchema {
  /// A command whose keys can be set.
  public struct Command: Sendable {
    let id: String
    let title: String
    let contexts: [String]

    /// A command with its title, and the contexts in which it can have keys.
    public init(id: String, title: String, contexts: [String]) {
      self.id = id
      self.title = title
      self.contexts = contexts
    }
  }

  /// The schema as JSON text, with a line break at the end.
  public static func json(_ words: Words, commands: [Command]) -> String {
    let settings = Setting.all.map { ($0.id, json($0, words)) }
    let keys = JSON.object([
      ("description", .text(words["setting.keys.help"])),
      ("type", .list([.text("object"), .text("null")])),
      ("properties", .object(commands.map { ($0.id, json($0)) })),
      ("additionalProperties", .flag(false)),
    ])
    let schema = JSON.object([
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text(words["setting.schema"])),
      ("type", .list([.text("object"), .text("null")])),
      ("properties", .object(settings + [(Setting.keys, keys)])),
      ("additionalProperties", .flag(false)),
      ("definitions", .object([("chords", chords)])),
    ])
    return schema.written + "\n"
  }

  private static func json(_ setting: Setting, _ words: Words) -> JSON {
    let about: [(key: String, value: JSON)] = [("description", .text(words["setting.\(setting.id).help"]))]
    switch setting.form {
    case .choice(let options): return .object(about + [("enum", .list(options.map { .text($0) }))])
    case .number(let range):
      let bounds = [("minimum", JSON.integer(range.lowerBound)), ("maximum", .integer(range.upperBound))]
      return .object(about + [("type", .text("integer"))] + bounds)
    case .text: return .object(about + [("type", .text("string")), ("pattern", .text("."))])
    case .flag: return .object(about + [("type", .text("boolean"))])
    }
  }

  private static let reference = JSON.object([("$ref", .text("#/definitions/chords"))])

  /// A key, or a list of keys.
  private static let chords = JSON.object([
    (
      "anyOf",
      .list([
        .object([("type", .list([.text("string"), .text("number")])), ("pattern", .text("."))]),
        .object([
          ("type", .text("array")), ("items", .object([("type", .list([.text("string"), .text("number")]))])),
        ]),
      ])
    )
  ])

  private static func json(_ command: Command) -> JSON {
    let byContext = JSON.object([
      ("type", .text("object")), ("properties", .object(command.contexts.map { ($0, reference) })),
      ("additionalProperties", .flag(false)),
    ])
    return .object([("description", .text(command.title)), ("anyOf", .list([reference, byContext]))])
  }
}
