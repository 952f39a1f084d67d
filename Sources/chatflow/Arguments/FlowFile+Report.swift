import ChatflowFiles
import Host

extension FlowFile.Read {
  /// Says on standard error what was wrong, and whether any of it was an error.
  func report() -> ExitStatus {
    for line in FileMessages.lines(opened.problems, in: file.path) { Streams.say(line) }
    return opened.isSound ? .success : .problems
  }
}
