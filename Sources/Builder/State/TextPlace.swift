import ChatflowModel

/// Where a text of a chatflow belongs, so that it can be told to another run.
public struct TextPlace: Hashable, Sendable {
  /// Whose text it is, as the user knows it.
  public var name: String
  /// The way to its control, as words.
  public var words: [String]

  /// The place of a text.
  public init(name: String, words: [String]) {
    self.name = name
    self.words = words
  }
}

extension FormPlace {
  /// The way to the control as words; what comes of a control that has no such word leads to none.
  var words: [String] {
    var words: [String] =
      switch subject {
      case .action(let id): ["action", id.text]
      case .chatflow: ["chatflow"]
      case .workspace: ["workspace"]
      }
    words.append(tab.rawValue)
    for step in path.steps {
      switch step {
      case .group(let field): words += ["group", field.text]
      case .entry(let field, let index): words += ["inside", field.text, "\(index)"]
      }
    }
    switch control {
    case .name?: words.append("name")
    case .field(let field)?: words += ["field", field.text]
    case .entry(let field, let index)?: words += ["entry", field.text, "\(index)"]
    case .reply(let index, .label)?: words += ["label", "\(index)"]
    case .reply(let index, .value)?: words += ["value", "\(index)"]
    default: break
    }
    return words
  }

  /// The place to which words lead; nil if they lead to no control.
  init?(words: [String]) {
    var rest = words[...]
    func number() -> Int? { rest.popFirst().flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 } }
    func field() -> FieldID? { rest.popFirst().map { FieldID($0) } }
    switch rest.popFirst() {
    case "action":
      guard let id = rest.popFirst() else { return nil }
      subject = .action(ActionID(id))
    case "chatflow": subject = .chatflow
    case "workspace": subject = .workspace
    default: return nil
    }
    guard let tab = rest.popFirst().flatMap({ Form.Tab(rawValue: $0) }) else { return nil }
    self.tab = tab
    path = .top
    while control == nil {
      switch rest.popFirst() {
      case "group":
        guard let field = field() else { return nil }
        path = path.into(.group(field))
      case "inside":
        guard let field = field(), let index = number() else { return nil }
        path = path.into(.entry(field, index))
      case "name": control = .name
      case "field":
        guard let field = field() else { return nil }
        control = .field(field)
      case "entry":
        guard let field = field(), let index = number() else { return nil }
        control = .entry(field, index)
      case "label":
        guard let index = number() else { return nil }
        control = .reply(index, .label)
      case "value":
        guard let index = number() else { return nil }
        control = .reply(index, .value)
      default: return nil
      }
    }
    if !rest.isEmpty { return nil }
  }
}
