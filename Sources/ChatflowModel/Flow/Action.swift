/// One step of a chatflow.
///
/// What fields it has is said by its kind (`ActionKind`); what every action has stands here and in `ActionKind.common`.
public struct Action: Hashable, Sendable, Identifiable {
  /// The stable id; unique in the chatflow.
  public package(set) var id: ActionID
  /// The word for its kind; may be one that this version does not know.
  public var kind: KindID {
    didSet { kindNumber = ActionKinds.number(of: kind) }
  }
  /// Which of the kinds it is that this version knows: found once, since all who look at an action ask for its kind.
  private(set) var kindNumber: Int?
  /// The name that its authors see; never shown to visitors. Required, unique, at most `Limits.name` characters.
  public var name: String
  /// What its fields hold (`fields`), and the unknown keys.
  public var values: FieldValues
  /// Answers that the visitor may click, in order; only for kinds that allow them.
  public var replies: [QuickReply]
  /// If/then branches, in order: the first match wins.
  public var branches: [Branch]
  /// The special edges that lead somewhere of their own.
  public var edges: [EdgeID: Link]
  /// The catch-all; left out, the automated part of the chat ends there.
  public var next: Link?
  /// Why it could not be read: each thing in it that cannot, in the order of the file. Such an action is shown with its
  /// errors, and its text in the file is left alone.
  public var defects: [FileProblem]
  /// The first of them; nil where all of it was read.
  public var defect: FileProblem? { defects.first }

  /// An action without anything but a name.
  public init(id: ActionID, kind: KindID, name: String) {
    self.id = id
    self.kind = kind
    kindNumber = ActionKinds.number(of: kind)
    self.name = name
    values = FieldValues()
    replies = []
    branches = []
    edges = [:]
    defects = []
  }
}

/// An answer that the visitor may click instead of typing.
public struct QuickReply: Hashable, Sendable {
  /// What the visitor sees and sends; at most `Limits.replyLabel` characters.
  public var label: String
  /// What is passed on in place of the label.
  public var value: String?
  /// Where it leads; left out, on to the if/then branches and then to `next`.
  public var link: Link?
  /// Keys that this version does not know.
  public var kept: [KeptEntry]
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?
  /// A quick reply.
  public init(_ label: String, value: String? = nil, link: Link? = nil, kept: [KeptEntry] = []) {
    self.label = label
    self.value = value
    self.link = link
    self.kept = kept
  }
}

/// An if/then branch: where the conversation goes when any of its groups of conditions holds.
public struct Branch: Hashable, Sendable {
  /// A name for the branch; left out, the conditions themselves are its label.
  public var label: String?
  /// Groups of conditions: and-ed inside a group, or-ed between groups.
  public var groups: [[Condition]]
  /// Where it leads; left out, the automated part of the chat ends there.
  public var link: Link?
  /// Keys that this version does not know.
  public var kept: [KeptEntry]
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?
  /// A branch.
  public init(label: String? = nil, groups: [[Condition]] = [[]], link: Link? = nil, kept: [KeptEntry] = []) {
    self.label = label
    self.groups = groups
    self.link = link
    self.kept = kept
  }
}

/// Which condition of a branch is meant.
public struct ConditionPlace: Hashable, Sendable {
  /// The index of its group.
  public var group: Int
  /// Its index in the group.
  public var index: Int
  /// The condition at an index of a group.
  public init(group: Int, index: Int) {
    self.group = group
    self.index = index
  }
}

/// One line of the condition language: operand, operator, values.
public struct Condition: Hashable, Sendable {
  /// The sentence as it stands in the file.
  public var sentence: String
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?
  /// A condition as a sentence.
  public init(_ sentence: String) { self.sentence = sentence }
}
