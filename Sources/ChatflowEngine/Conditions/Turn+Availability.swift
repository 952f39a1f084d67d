import ChatflowModel

/// Who is there: see "Office hours" in docs/behaviour.md.
extension Turn {
  /// Whether the chat is open now.
  var isOpen: Bool {
    if case .closed = hours { false } else { true }
  }

  private var hours: HandoverOutlook.Hours {
    HandoverOutlook.Hours(contents.workspace.officeHours, at: world.now) {
      contents.workspace.officeHours.flatMap { world.zone($0.timeZone) }
    }
  }

  /// The day in the channel's time zone.
  var today: CalendarDay {
    let zone = contents.workspace.officeHours.flatMap { world.zone($0.timeZone) } ?? FixedTimeZone.utc
    return day(zone)
  }

  private func day(_ zone: some TimeZoneRules) -> CalendarDay { CalendarDay(containing: world.now, zone: zone) }

  /// Whether a human can take the conversation: the channel's hours come first, then the person.
  func isAvailable(_ human: ParsedCondition.Human) -> Bool {
    guard isOpen else { return false }
    switch human {
    case .anyTeamMember: return isAnybodyThere
    case .contactOwner: return state.owner.map { isThere(.person($0)) } ?? false
    case .recipient(let recipient): return isThere(recipient)
    }
  }

  private var isAnybodyThere: Bool {
    switch world.team {
    case .everybody: true
    case .nobody: false
    case .only(let recipients): !recipients.isEmpty
    case .byWorkspace: contents.teams == nil || !present.people.isEmpty
    }
  }

  private func isThere(_ recipient: Recipient) -> Bool {
    switch world.team {
    case .everybody: return true
    case .nobody: return false
    case .only(let recipients):
      guard case .team(let id) = recipient, !recipients.contains(recipient) else {
        return recipients.contains(recipient)
      }
      return contents.teams?[id]?.contains { recipients.contains(.person($0)) } ?? false
    case .byWorkspace:
      if contents.teams == nil { return true }
      switch recipient {
      case .person(let id): return present.people.contains(id)
      case .team(let id): return present.teams.contains(id)
      }
    }
  }

  private var present: (people: [PersonID], teams: [TeamID]) {
    contents.workspace.available(at: world.now, zone: world.zone)
  }
}
