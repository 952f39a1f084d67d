import ChatflowModel
import Words

/// Whether a team member can take a conversation at an instant, and why not; see "Whether a person is available" in
/// docs/behaviour.md.
public enum PersonAvailability: Hashable, Sendable {
  /// They can.
  case available
  /// Their status says that they are away.
  case away
  /// They are out of office on that day.
  case outOfOffice
  /// It is outside of their working hours; they work again at a time that is nil where they never do.
  case outsideHours(until: LocalTime?, today: CalendarDay)

  /// The availability of a person of a workspace, by the fields of `WorkspaceSettings`.
  ///
  /// Without a time zone of their own, people work in that of the chat channel.
  public init(
    _ person: FieldValues, in workspace: Workspace, at instant: UnixSeconds,
    zone: (String) -> (any TimeZoneRules)?
  ) {
    if person["status"]?.text == "away" {
      self = .away
      return
    }
    let name = person["time-zone"]?.text ?? workspace.officeHours?.timeZone ?? "UTC"
    // Nobody is away because of a misspelling: hours in a zone that is not known do not count.
    guard let rules = zone(name) else {
      self = .available
      return
    }
    self.init(person, OfficeHours(person, timeZone: name), at: instant, rules: rules)
  }

  private init(_ person: FieldValues, _ hours: OfficeHours?, at instant: UnixSeconds, rules: some TimeZoneRules) {
    let today = CalendarDay(containing: instant, zone: rules)
    let isAbsent = (person["out-of-office"]?.records ?? []).contains { absence in
      guard let from = absence["from"]?.text.flatMap({ CalendarDay(text: $0) }),
        let to = absence["to"]?.text.flatMap({ CalendarDay(text: $0) })
      else { return false }
      return from <= today && today <= to
    }
    if isAbsent {
      self = .outOfOffice
    } else if case .closed(let opening)? = hours?.state(at: instant, zone: rules) {
      self = .outsideHours(until: opening.map { LocalTime($0, zone: rules) }, today: today)
    } else {
      self = .available
    }
  }
}

extension PersonAvailability {
  /// In words: "available now", "away", "works again Mon 09:00".
  public func text(_ words: Words) -> String {
    switch self {
    case .available: words["availability.available"]
    case .away: words["availability.away"]
    case .outOfOffice: words["availability.out-of-office"]
    case .outsideHours(nil, _): words["availability.outside-hours"]
    case .outsideHours(let time?, let today):
      words("availability.works-again", ["time": time.text(seenOn: today, words: words, isBeginning: true)])
    }
  }
}

extension Workspace {
  /// Who of the workspace can take a conversation at an instant: a team if one of its members can.
  public func available(
    at instant: UnixSeconds, zone: (String) -> (any TimeZoneRules)?
  ) -> (people: [PersonID], teams: [TeamID]) {
    let people = (values["people"]?.records ?? []).filter {
      PersonAvailability($0, in: self, at: instant, zone: zone) == .available
    }.compactMap { $0["id"]?.text }
    let teams = (values["teams"]?.records ?? []).filter { team in
      (team["members"]?.list ?? []).contains { people.contains($0) }
    }.compactMap { $0["id"]?.text }
    return (people.map { PersonID($0) }, teams.map { TeamID($0) })
  }
}
