import Words

/// What a kind of action is: said once, in its file, and read by the panel, the picker, the canvas, the checks, the
/// file format and its JSON Schema.
///
/// The words that people read (label, help, synonyms) stand in the word table under `action.<id>.…` and
/// `field.<id>.<field>.…`; see `Words`.
public struct ActionKind: Hashable, Sendable, Identifiable {
  /// The word in the file.
  public let id: KindID
  /// The mark on its card and in the picker.
  public let icon: Icon
  /// Under which heading the picker lists it. Never stored in a file.
  public let category: Category
  /// What it does when it runs.
  public let behaviour: Behaviour
  /// Its fields in the order of the form, which is also their order in the file. Name, description, links and branches
  /// belong to every action and are not among them; where quick replies or a special edge have a place in the form,
  /// a field with that editor says so.
  public let fields: [Field]
  /// Those of them that can name files; most hold nothing of the kind.
  let fieldsWithFiles: [Field]
  /// Whether quick replies belong to it.
  public let hasReplies: Bool
  /// The special edges that it can have, in the order in which they are drawn.
  public let edges: [EdgeID]
  /// The records, besides those of the visitor, that there may be once it has run: before, none of their values is known.
  public let provides: Set<String>
  /// The word key of what the catch-all is called when other connections are drawn beside it.
  public let catchAll: String

  /// A kind of action.
  public init(
    _ id: KindID, icon: Icon, category: Category, behaviour: Behaviour, fields: [Field], edges: [EdgeID] = [],
    provides: Set<String> = [], catchAll: String = "port.otherwise"
  ) {
    self.id = id
    self.icon = icon
    self.category = category
    self.behaviour = behaviour
    self.fields = fields
    fieldsWithFiles = fields.filter(\.canNameFiles)
    hasReplies = fields.contains { $0.editor == .replies }
    self.edges = edges
    self.provides = provides
    self.catchAll = catchAll
  }

  /// The mark of a kind in the three glyph tiers; always one cell wide.
  public struct Icon: Hashable, Sendable {
    /// For terminals with a full Unicode font.
    public let rich: String
    /// For fonts that have only the glyphs of code page 437.
    public let basic: String
    /// For terminals that show ASCII only.
    public let ascii: String
    /// A mark, the same in all tiers unless told otherwise.
    public init(_ rich: String, basic: String? = nil, ascii: String? = nil) {
      self.rich = rich
      self.basic = basic ?? rich
      self.ascii = ascii ?? self.basic
    }
  }

  /// The headings of the picker, in their order.
  public enum Category: String, Hashable, Sendable, CaseIterable {
    case conversations, marketing, records, service, automation, logic
  }

  /// What an action does when it runs.
  public enum Behaviour: Hashable, Sendable {
    /// Says something and goes on.
    case says
    /// Asks and waits for the visitor.
    case asks
    /// Does something silently and goes on.
    case does
    /// Runs something of the author's, which may ask the visitor by itself; it then waits.
    case runs
    /// Hands the conversation over; the bot stops when it is performed.
    case handsOver
    /// Only decides where to go.
    case decides
  }

  /// The field with an id, or nil; fields inside groups are not looked through.
  public func field(_ id: FieldID) -> Field? { fields[id] }
}
