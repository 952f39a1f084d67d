import OrderedCollections

/// What has to be known before anybody can say that a rule finds nothing: whoever lacks it finds less than there may be.
public struct Knowledge: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// What has some bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Every action and setting, which all rules look at.
  static let everything = Knowledge(rawValue: 1 << 0)
  /// What the chatflows of the folder share.
  static let workspace = Knowledge(rawValue: 1 << 1)
  /// Where the chatflow begins, and so what can be come to.
  static let start = Knowledge(rawValue: 1 << 2)
  /// What is asked for by the conditions.
  static let conditions = Knowledge(rawValue: 1 << 3)
  /// What the disk says of files.
  static let disk = Knowledge(rawValue: 1 << 4)
  /// The other chatflows of the folder.
  static let folder = Knowledge(rawValue: 1 << 5)
}

extension Checks {
  /// What is not known where a chatflow is looked at by itself.
  ///
  /// - Parameter isFound: whether a rule is broken anywhere in the chatflow
  public static func unknown(
    in flow: Chatflow, _ links: FlowConnections, _ workspace: Workspace, isFound: (RuleID) -> Bool
  ) -> Knowledge {
    var unknown: Knowledge = [.disk, .folder]
    if links.isBroken || !flow.unread.isEmpty { unknown.insert(.everything) }
    // Without the file, or with nothing in it, it is not known what the account has.
    if workspace.values.isEmpty || workspace.unreadable != nil || !workspace.unread.isEmpty {
      unknown.insert(.workspace)
    }
    if links.start?.action.flatMap({ flow.actions[$0] }) == nil { unknown.insert(.start) }
    if isFound(ConditionMissing().id) || isFound(ConditionUnreadable().id) { unknown.insert(.conditions) }
    return unknown
  }

  /// Whether it is said that a rule's findings are ignored where there are none: not where it could not be judged.
  static func isToldUnused(_ rule: RuleID, unknown: Knowledge) -> Bool {
    guard canBeIgnored(rule), let needs = self.rule(rule)?.needs else { return false }
    return needs.union(.everything).isDisjoint(with: unknown)
  }

  /// Whether what a rule finds can be ignored: what could not be read is not known, and what is said about ignoring would
  /// hide itself.
  public static func canBeIgnored(_ rule: RuleID) -> Bool {
    self.rule(rule) != nil
      && ![BrokenAction().id, IgnoreUnused().id, IgnoreUnknown().id, IgnoreWithoutReason().id].contains(rule)
  }

  /// The rules that can be ignored.
  public static var ignorable: [RuleID] { rules.filter(canBeIgnored) }
}
