import ChatflowEngine
import ChatflowModel

/// Why something of the situation cannot change while a conversation goes on.
enum RehearsalProblem: Error, Hashable {
  /// It is mistaken.
  case situation(SituationProblem)
  /// There is no such time zone.
  case noZone(String)
  /// The clock cannot go back.
  case backInTime
}

extension Rehearsal {
  /// Says something else of the situation, from now on; the conversation is not told of it yet. A clock that is set lets
  /// time go on until then, in the time zone that it had.
  mutating func change(
    _ key: SituationKey, _ text: String, in workspace: Workspace
  ) throws(RehearsalProblem) {
    var changed = situation
    do throws(SituationProblem) { try changed.set(key, text, in: workspace) } catch { throw .situation(error) }
    if key == .at, var time = changed.time {
      time.zone = time.zone ?? situation.time?.zone
      if let name = time.zone, rules(name) == nil { throw .noZone(name) }
      let instant = time.instant(in: workspace, zone: rules)
      guard instant >= now else { throw .backInTime }
      changed.time = time
      now = instant
    }
    situation = changed
  }

  /// What a clock showed at an instant: in the situation's time zone, or the workspace's.
  func clock(at instant: UnixSeconds, in workspace: Workspace) -> SituationTime {
    let name = situation.time?.zone ?? workspace.officeHours?.timeZone
    let zone: any TimeZoneRules = name.flatMap(rules) ?? FixedTimeZone.utc
    let time = LocalTime(instant, zone: zone)
    return SituationTime(time.day, minute: time.second / 60, zone: situation.time?.zone)
  }

  /// What it showed when the conversation began.
  public func beginning(in workspace: Workspace) -> SituationTime? {
    turns.first.map { clock(at: $0.now, in: workspace) }
  }
}
