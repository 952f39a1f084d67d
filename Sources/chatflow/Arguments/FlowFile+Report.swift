import ChatflowFiles
import Host

extension FlowFile.Read {
  /// Says on standard error what was wrong, and whether any of it was an error.
  func report() -> ExitStatus {
    for line in FileMessages.lines(opened.problems, in: file.path) { Streams.say(line) }
    return opened.isSound ? .success : .problems
  }
}

extension FlowPaths {
  /// Does something with each file, and says why it could not be done with one; the worst status of all.
  func each(_ body: (String) throws(Failure) -> ExitStatus) throws(Failure) -> ExitStatus {
    var worst = ExitStatus.success
    for path in paths {
      let status: ExitStatus
      do throws(Failure) {
        status = try body(path)
      } catch {
        error.lines.forEach(Streams.say)
        status = error.status
      }
      if status.rawValue > worst.rawValue { worst = status }
    }
    return worst
  }
}
