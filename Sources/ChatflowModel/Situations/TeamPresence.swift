/// Which of the people and teams are there.
public enum TeamPresence: Hashable, Sendable {
  /// Those who are by the workspace: their status, hours and absences.
  case byWorkspace
  /// All of them.
  case everybody
  /// None.
  case nobody
  /// These; a team is if one of its members is.
  case only(Set<Recipient>)
}
