import ChatflowModel
import OrderedCollections
import Words

/// What would happen if a hand-over action ran at an instant, as far as office hours decide it.
///
/// Whether the customer agent or a team member is there is not part of it. See "Office hours" in docs/behaviour.md.
public struct HandoverOutlook: Hashable, Sendable {
  /// Whether the action asks for office hours at all; if it does not, it is performed at any time.
  public let respectsOfficeHours: Bool
  /// What the hours say at that instant.
  public let hours: Hours
  /// Where the conversation goes when the action is skipped because the chat is closed.
  public let whenClosed: Continuation

  /// What the office hours say.
  public enum Hours: Hashable, Sendable {
    /// None are set: always open.
    case notSet
    /// Nobody knows, since their file cannot be read; the reason is said.
    case unknown(String)
    /// Their time zone is not known; the conversation goes on as if the chat were open.
    case unknownZone(String)
    /// Open; until a time that is nil where they never close.
    case open(until: LocalTime?, today: CalendarDay, place: String)
    /// Closed; until a time that is nil where they never open.
    case closed(opensAgain: LocalTime?, today: CalendarDay, place: String)
  }

  /// Where a conversation goes on.
  public enum Continuation: Hashable, Sendable {
    /// At an action of the chatflow.
    case action(ActionID, name: String)
    /// At an action that does not exist: an error of the chatflow.
    case missing(ActionID)
    /// Nowhere, and the author said so.
    case end
    /// Nowhere, since nothing follows: the visitor gets the away message, and nobody is assigned.
    case awayMessage
  }

  /// Whether the action would be performed.
  public var isPerformed: Bool {
    guard respectsOfficeHours, case .closed = hours else { return true }
    return false
  }

  /// The outlook of an action; nil unless it hands the conversation over.
  ///
  /// The zone is that of the hours, nil where its name is not known; it is not looked at where no hours are set. Where
  /// they could not be read, the reason is given.
  public static func of(
    _ action: Action, in flow: Chatflow, hours: OfficeHours?, unreadable: String? = nil, at instant: UnixSeconds,
    zone: @autoclosure () -> (any TimeZoneRules)?
  ) -> HandoverOutlook? {
    guard let handover = action.handover else { return nil }
    return HandoverOutlook(
      respectsOfficeHours: handover.respectsOfficeHours,
      hours: Hours(hours, unreadable: unreadable, at: instant, zone: zone),
      whenClosed: Continuation(handover.whenClosed, in: flow))
  }
}

extension HandoverOutlook.Hours {
  /// What office hours say at an instant; the zone is not looked at where no hours are set.
  public init(
    _ hours: OfficeHours?, unreadable: String? = nil, at instant: UnixSeconds, zone: () -> (any TimeZoneRules)?
  ) {
    guard let hours, hours.areSet else {
      self = unreadable.map { .unknown($0) } ?? .notSet
      return
    }
    guard let zone = zone() else {
      self = .unknownZone(hours.timeZone)
      return
    }
    self.init(hours, at: instant, rules: zone)
  }

  private init(_ hours: OfficeHours, at instant: UnixSeconds, rules: some TimeZoneRules) {
    let today = CalendarDay(containing: instant, zone: rules)
    switch hours.state(at: instant, zone: rules) {
    case .notSet: self = .notSet
    case .open(let until):
      self = .open(until: until.map { LocalTime($0, zone: rules) }, today: today, place: hours.place)
    case .closed(let opening):
      self = .closed(opensAgain: opening.map { LocalTime($0, zone: rules) }, today: today, place: hours.place)
    }
  }
}

extension HandoverOutlook.Continuation {
  /// The edge for closed hours if it leads somewhere, else the next action, else the away message.
  init(_ whenClosed: Link?, in flow: Chatflow) {
    switch whenClosed?.destination {
    case .action(let id): self = flow.actions[id].map { .action(id, name: $0.name) } ?? .missing(id)
    case .end: self = .end
    case nil: self = .awayMessage
    }
  }
}

extension HandoverOutlook.Hours {
  /// As a sentence: "Now open, until 17:00 (Stockholm)".
  public func text(_ words: Words) -> String {
    switch self {
    case .notSet: words["outlook.not-set"]
    case .unknown(let reason): words("outlook.unknown", ["reason": reason])
    case .unknownZone where !NamedTimeZone.isInstalled: words["outlook.no-zones"]
    case .unknownZone(let zone): words("outlook.unknown-zone", ["zone": zone])
    case .open(nil, _, _): words["outlook.always-open"]
    case .closed(nil, _, _): words["outlook.always-closed"]
    case .open(let until?, let today, let place):
      words("outlook.open", ["time": until.text(seenOn: today, words: words), "place": place])
    case .closed(let opening?, let today, let place):
      words("outlook.closed", ["time": opening.text(seenOn: today, words: words, isBeginning: true), "place": place])
    }
  }

}

extension HandoverOutlook {
  /// What the hours say, as a sentence.
  public func state(_ words: Words) -> String { hours.text(words) }

  /// Where the conversation goes when closed, as a sentence: "When closed: Open a support ticket".
  public func continuation(_ words: Words) -> String {
    switch whenClosed {
    case .action(_, let name): words("outlook.when-closed.action", ["name": name])
    case .missing(let id): words("outlook.when-closed.missing", ["id": id.text])
    case .end: words["outlook.when-closed.end"]
    case .awayMessage: words["outlook.when-closed.away"]
    }
  }
}
