import ChatflowEngine
import ChatflowModel
import Words

/// Why something cannot be said of a situation, or not while a conversation goes on.
public enum RehearsalProblem: Error, Hashable, Sendable {
  /// It is mistaken.
  case situation(SituationProblem)
  /// The clock cannot go back.
  case backInTime
}

extension RehearsalProblem {
  /// What is wrong, as a sentence.
  public func sentence(_ words: Words) -> String {
    switch self {
    case .situation(let problem): problem.sentence(words)
    case .backInTime: words["chat.failure.back-in-time"]
    }
  }
}

extension Situation {
  /// The same with what became of another one while its conversation went on.
  public func changed(from first: Situation, to later: Situation) -> Situation {
    var changed = self
    if later.team != first.team { changed.team = later.team }
    if later.page != first.page { changed.page = later.page }
    if later.browserLanguage != first.browserLanguage { changed.browserLanguage = later.browserLanguage }
    if later.country != first.country { changed.country = later.country }
    if later.visits != first.visits { changed.visits = later.visits }
    return changed
  }
}

extension Rehearsal {
  /// Says something else of the situation, from now on; the conversation is not told of it yet. A clock that is set lets
  /// time go on until then, in the time zone that it had.
  public mutating func change(
    _ key: SituationKey, _ text: String, in workspace: Workspace
  ) throws(RehearsalProblem) {
    var changed = situation
    do throws(SituationProblem) { try changed.set(key, text, in: workspace) } catch { throw .situation(error) }
    if key == .at, var time = changed.time {
      time.zone = time.zone ?? situation.time?.zone
      if let name = time.zone, rules(name) == nil { throw .situation(SituationProblem(noZone: name)) }
      let instant = time.instant(in: workspace, zone: rules)
      guard instant >= now else { throw .backInTime }
      changed.time = time
      now = instant
    }
    situation = changed
  }

  /// What a clock showed at an instant: in the situation's time zone, or the workspace's.
  public func clock(at instant: UnixSeconds, in workspace: Workspace) -> SituationTime {
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
