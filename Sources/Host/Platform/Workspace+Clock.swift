import ChatflowModel

extension Workspace {
  /// The clock by which users are told times, as the preview tells them: that of the office; nil where none is known, for the
  /// machine's.
  var clock: NamedTimeZone? { officeHours.flatMap { NamedTimeZone.known($0.timeZone) } }
}
