import OrderedCollections

/// What is told of a form: what was found in it, and what of that its author has said is to be ignored.
public struct Told: Hashable, Sendable {
  /// What counts.
  public internal(set) var findings: [Finding] = []
  /// What does not, with the reasons.
  public internal(set) var ignored: [Ignored] = []

  /// Nothing.
  public init() {}

  /// Whether there is nothing to tell.
  public var isEmpty: Bool { findings.isEmpty && ignored.isEmpty }

  /// A finding that is to be ignored.
  public struct Ignored: Hashable, Sendable {
    /// What was found.
    public let finding: Finding
    /// Why it is ignored.
    public let reason: String
  }
}

/// Which rules the forms of a chatflow ignore: an action for itself, the settings for the whole chatflow. It is kept beside
/// the chatflow, so that no check looks for what hardly any form has.
public struct Ignores: Hashable, Sendable {
  private var settings: [Entry] = []
  private var actions: [ActionID: [Entry]] = [:]

  private struct Entry: Hashable {
    let rule: RuleID
    let reason: String
    /// Without a reason nothing is ignored: nobody could say later whether it still may be.
    var counts: Bool { reason.isReason }
  }

  /// What a chatflow ignores.
  public init(_ flow: Chatflow) {
    _ = setSettings(flow)
    for action in flow.actions.values { _ = update(action.id, action) }
  }

  /// Takes over what the settings ignore now; returns whether that is something else.
  public mutating func setSettings(_ flow: Chatflow) -> Bool {
    let new = Self.entries(flow.values)
    defer { settings = new }
    return settings != new
  }

  /// Takes over what an action ignores now, nil if it is gone; returns whether that is something else.
  public mutating func update(_ id: ActionID, _ action: Action?) -> Bool {
    let new = action.map { Self.entries($0.values) } ?? []
    if new.isEmpty && actions.isEmpty { return false }
    let old = actions.updateValue(new, forKey: id) ?? []
    if new.isEmpty { actions[id] = nil }
    return old != new
  }

  private static func entries(_ values: FieldValues) -> [Entry] {
    values[Field.ignored] == nil
      ? [] : values.ignored.map { Entry(rule: $0.rule, reason: $0.reason) }
  }

  /// Whether nothing is ignored.
  public var isEmpty: Bool { settings.isEmpty && actions.isEmpty }

  /// The actions that ignore something.
  public var ids: some Collection<ActionID> { actions.keys }

  /// What is told of what was found in a form.
  ///
  /// What is ignored and not found is told, too, where what the rule needs is known: of the settings, what is found anywhere
  /// in the chatflow counts (`isFound`).
  public func told(
    _ found: [Finding], of subject: Subject, unknown: Knowledge, isFound: (RuleID) -> Bool
  ) -> Told {
    let own = subject.action.map { actions[$0] ?? [] } ?? settings
    var told = Told()
    for finding in found {
      let entry =
        own.first { $0.rule == finding.rule && $0.counts }
        ?? settings.first { $0.rule == finding.rule && $0.counts }
      if let entry, Checks.canBeIgnored(finding.rule) {
        told.ignored.append(Told.Ignored(finding: finding, reason: entry.reason))
      } else {
        told.findings.append(finding)
      }
    }
    for (index, entry) in own.enumerated()
    where entry.counts && Checks.isToldUnused(entry.rule, unknown: unknown) {
      let isUsed =
        subject.action == nil ? isFound(entry.rule) : found.contains { $0.rule == entry.rule }
      if !isUsed {
        told.findings.append(IgnoreUnused().finding(entry.rule, at: index, of: subject))
      }
    }
    return told
  }
}
