// What `make bench` needs beside the program itself:
//   Measure flow COUNT      prints a chatflow of that many actions
//   Measure dot COUNT       prints its graph for Graphviz
//   Measure layout COUNT    prints the milliseconds that a layout of it takes: median, fastest
//   Measure talk COUNT      prints the steps a second of conversations with it, median of several runs, on one core
//   Measure tests COUNT     prints the milliseconds that so many tests of ten lines take, to be read and run on one core
//   Measure journal COUNT   prints the milliseconds that keeping a typed letter of it takes: median, 99 of 100
import BigFlow
import Canvas
import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Host
import OrderedCollections
import Screen

let arguments = CommandLine.arguments
guard arguments.count == 3, let count = Int(arguments[2]), (0...50_000).contains(count) else {
  fatalError("Measure flow|dot|layout|talk|tests|journal COUNT")
}
let flow = BigFlow.chatflow(count)
switch arguments[1] {
case "flow": print(try ChatflowFile.canonical(flow), terminator: "")
case "dot": printGraph(flow)
case "layout": printLayout(flow)
case "talk": printTalk(flow)
case "tests": printTests(count)
case "journal": try printJournal(flow)
default: fatalError("Measure flow|dot|layout|talk|tests|journal COUNT")
}

func printGraph(_ flow: Chatflow) {
  print("digraph { node [shape=box width=4 height=0.6]")
  for action in flow.actions.values {
    for port in action.drawnPorts { if let target = port.link?.action { print("\"\(action.id)\" -> \"\(target)\"") } }
  }
  print("}")
}

func printLayout(_ flow: Chatflow) {
  let canvas = snapshot(flow)
  var times: [Duration] = []
  for _ in 0..<(count > 3_000 ? 15 : 60) {
    times.append(ContinuousClock().measure { precondition(Layout(canvas, width: 70).actionCount == count) })
  }
  times.sort()
  print(milliseconds(times[times.count / 2]), milliseconds(times[0]))
}

/// Letters typed into the name of an action, each kept as the builder keeps it before it reads the next key; in a folder
/// `state` of the current one.
func printJournal(_ flow: Chatflow) throws {
  let held = Array(try ChatflowFile.canonical(flow).utf8)
  guard let id = flow.actions.keys.dropFirst(count / 2).first,
    var journal = KeptJournal(of: "/bench.chatflow.yaml", .chatflow, in: StateFolder(path: "state"))
  else { return }
  var flow = flow
  var times: [Duration] = []
  for letter in 0..<2_000 {
    guard
      let edit = Edit.make(
        "edit.change", changing: id, in: flow, { $0.name = String(repeating: "a", count: letter % 40 + 1) })
    else { continue }
    flow.apply(edit)
    let now = Journal.State.chatflow(flow)
    times.append(
      try ContinuousClock().measure { try journal.keep([edit], since: held, named: flow.name, now: now) })
  }
  times.sort()
  print(milliseconds(times[times.count / 2]), milliseconds(times[times.count * 99 / 100]))
}

/// Visitors who choose the quick replies in turn, or type a number.
func printTalk(_ flow: Chatflow) {
  let prepared = PreparedFlow(flow)
  let world = World(now: 1_795_791_600)
  var speeds: [Double] = []
  for _ in 0..<7 {
    var steps = 0
    let time = ContinuousClock().measure {
      for visitor in 0..<2_000 { steps += talk(prepared, world, visitor) }
    }
    speeds.append(Double(steps) / milliseconds(time) * 1_000)
  }
  speeds.sort()
  print(Int(speeds[speeds.count / 2]))
}

/// The steps of one visitor's conversation, of twenty answers.
func talk(_ flow: PreparedFlow, _ world: World, _ visitor: Int) -> Int {
  var conversation = Conversation(following: flow)
  var happenings = conversation.take(.start(), in: world)
  var steps = 0
  for answer in 0..<20 {
    steps += happenings.count { if case .went = $0 { true } else { false } }
    guard case .waits(let waiting) = conversation.state.stand else { break }
    let replies = waiting.replies
    let deed: Input.VisitorDeed =
      replies.isEmpty ? .says("4711") : .chooses([replies[(visitor + answer) % replies.count].label])
    happenings = conversation.take(.visitor(deed), in: world)
  }
  return steps
}

/// Tests as people have them, of a chatflow of 60 actions: what visitors said who chose the quick replies in turn.
func printTests(_ count: Int) {
  let prepared = PreparedFlow(BigFlow.chatflow(60))
  var lines: [String] = []
  for visitor in 0..<count {
    var rehearsal = Rehearsal(prepared, in: Situation(), now: 1_795_791_600, zone: { _ in nil })
    rehearsal.take(.start())
    var answer = 0
    while case .waits(let waiting) = rehearsal.stand, rehearsal.test(named: "", in: Workspace()).count < 10 {
      let replies = waiting.replies
      rehearsal.take(
        .visitor(replies.isEmpty ? .says("4711") : .chooses([replies[(visitor + answer) % replies.count].label])))
      answer += 1
    }
    lines += rehearsal.test(named: "Visitor \(visitor)", in: Workspace()) + [""]
  }
  let text = lines.joined(separator: "\n")
  var times: [Duration] = []
  for _ in 0..<3 {
    times.append(
      ContinuousClock().measure {
        let file = ChatFile(text, in: Workspace())
        precondition(file.tests.count == count && file.problems.isEmpty)
        for test in file.tests {
          precondition(
            ChatRun.outcome(of: test, following: prepared, in: Workspace(), zone: { _ in nil }).failure == nil)
        }
      })
  }
  times.sort()
  print(milliseconds(times[1]), lines.count)
}

/// The chatflow as the canvas is given it, without what a layout does not read.
func snapshot(_ flow: Chatflow) -> CanvasFlow {
  CanvasFlow(
    actions: flow.actions.values.map { action in
      CanvasFlow.Action(
        id: action.id.text, icon: .init("?"), iconRole: .iconLogic, kindName: action.kind.text, title: action.name,
        ports: action.drawnPorts.map { port in
          CanvasFlow.Port(
            target: port.link?.action.flatMap { flow.actions.index(forKey: $0) }, isJump: port.link?.isJump ?? false)
        })
    },
    start: flow.start?.action.flatMap { flow.actions.index(forKey: $0) })
}

func milliseconds(_ time: Duration) -> Double {
  let (seconds, attoseconds) = time.components
  let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  return Double(microseconds) / 1_000
}
