/// A value that differs: where it stands, and what stood there before and after.
public struct ValueChange: Hashable, Sendable {
  /// The way to it, from the action or the settings inwards.
  public let path: [Step]
  /// What it was; nil if nothing stood there.
  public let before: Value?
  /// What it is now; nil if nothing stands there any more.
  public let after: Value?

  /// A value that differs.
  public init(_ path: [Step], before: Value?, after: Value?) {
    (self.path, self.before, self.after) = (path, before, after)
  }

  /// One step of a way to a value.
  public enum Step: Hashable, Sendable {
    /// A field, with the word under which its label stands.
    case field(Field, owner: String)
    /// What is no field, and all chatflows or actions have.
    case part(Part)
    /// A special edge.
    case edge(EdgeID)
    /// A key that this version does not know.
    case unknown(String)
    /// An entry of a list.
    case entry(Entry)
  }

  /// What is no field: the word is the key in the file, where it has one.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case version, name, start, defect, replies, branches, conditions, attachments, label, value, next
    case kind = "action"
  }

  /// An entry of a list.
  public struct Entry: Hashable, Sendable {
    /// What it is known by: its id or title, the label of a quick reply; nil if by its number only.
    public let name: String?
    /// Its number, from 1, in the list as it is now; of one that is gone in the list as it was.
    public let number: Int
    /// The fields that it has, if it has some.
    @NotCompared public private(set) var record: FieldValues?

    /// An entry of a list.
    public init(name: String? = nil, number: Int, record: FieldValues? = nil) {
      (self.name, self.number, self.record) = (name, number, record)
    }
  }

  /// What can stand at a place.
  public enum Value: Hashable, Sendable {
    /// What a field holds; also a name, a label, and an entry of a list.
    case field(FieldValue)
    /// Where a connection leads.
    case link(Link)
    /// A quick reply that came or went.
    case reply(QuickReply)
    /// A branch that came or went.
    case branch(Branch)
    /// Conditions that came or went together.
    case group([Condition])
    /// What is attached to a text.
    case attachment(Attachment)
    /// What stands under a key that this version does not know.
    case tree(Tree)
    /// Why an action cannot be read.
    case problem(FileProblem)
    /// The number of an entry in its list, from 1: what differs is its place.
    case place(Int)
  }

  /// Whether only the place of an entry in its list differs.
  public var isMove: Bool { if case .place = after { true } else { false } }
}
