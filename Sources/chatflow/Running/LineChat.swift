import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Host
import Words

/// A conversation on the standard streams, in the form of a test: what is printed can be kept as one.
struct LineChat {
  private var chat: TypedChat
  private let isJSON: Bool
  private let workspace: Workspace

  init(_ flow: PreparedFlow, _ situation: Situation, isSilent: Bool, isJSON: Bool) {
    chat = TypedChat(
      flow, in: situation, now: Machine.now(), tellsSilent: !isSilent, zone: { NamedTimeZone.known($0) })
    self.isJSON = isJSON
    workspace = flow.workspace
  }

  /// Talks until the input ends, or there is nothing more to say.
  mutating func run(startingAt start: ActionID?) throws(Failure) {
    let earlier = EarlierOutput(workspace)
    if !isJSON { try Streams.output(earlier.gap) }
    try output(chat.begin(named: earlier.unusedName(Words.ours["chat.untitled"]), startingAt: start))
    while chat.isOpen {
      if Streams.areSeen, !isJSON { try Streams.output(prompt) }
      guard let line = Streams.line() else { break }
      try take(line)
    }
    if Streams.areSeen, chat.isOpen, !isJSON { try Streams.output("\n") }
  }

  /// What stands before the visitor's words on a terminal.
  private let prompt = "visitor: "

  private mutating func take(_ line: String) throws(Failure) {
    let line = line.trimmedOfSpaces
    guard !line.isEmpty else { return }
    let told: TypedChat.Told
    do throws(ChatLine.Problem) {
      told = try chat.take(line, .ours)
    } catch {
      return Streams.say(error.sentence)
    }
    try output(told)
    if let hint = told.hint { Streams.say(hint) }
  }

  private func output(_ told: TypedChat.Told) throws(Failure) {
    // Who sits at a terminal has just typed it.
    let lines = isJSON ? told.happenings.map(\.json.line) : Streams.areSeen ? told.answers : told.lines
    for line in lines { try Streams.output((isJSON ? line : Printable.text(line)) + "\n") }
  }
}
