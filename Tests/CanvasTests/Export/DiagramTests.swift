import Foundation
import Screen
import Testing

@testable import Canvas

/// Diagrams say what the flow says, in languages that read them so.
@Suite struct DiagramTests {
  private static let samples = [SampleFlows.support, SampleFlows.lead, SampleFlows.triage, DifficultFlow.flow]

  private func text(_ format: DiagramFormat, _ flow: CanvasFlow, width: Int = 80) -> String {
    Layout(flow, width: width).text(as: format, of: flow, title: "A \"bot\" & <co>", summary: "It; has #1\nand %%")
  }

  @Test(arguments: samples) func mermaidReadsWhatTheFlowSays(flow: CanvasFlow) throws { try checkMermaid(flow) }

  @Test func mermaidReadsRandomFlows() throws {
    for seed in 0..<100 as Range<UInt64> { try checkMermaid(RandomScene(seed: seed).flow) }
  }

  private func checkMermaid(_ flow: CanvasFlow) throws {
    let read = try MermaidGrammar(text(.mermaid, flow))
    let layout = Layout(flow, width: 80)
    let ids = read.nodes.map(\.id)
    #expect(Set(ids).count == ids.count)
    let ours = read.nodes.filter { $0.id.hasPrefix("a_") }
    #expect(ours.count == flow.actions.count)
    #expect(read.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) })
    // Nodes and edges come in the order of the numbers.
    var edges = read.edges.dropFirst().makeIterator()
    for (place, node) in ours.enumerated() {
      let index = try #require(layout.action(numbered: place + 1))
      #expect(node.text.contains("· \(place + 1)"))
      for port in flow.actions[index].ports {
        let next = edges.next()
        let edge = try #require(next)
        #expect(edge.from == node.id)
        if let target = port.target {
          #expect(edge.to == ours[layout.number(of: target) - 1].id)
        } else {
          #expect(edge.to.hasPrefix("e"))
        }
        #expect((edge.text == nil) == (flow.actions[index].ports.count == 1))
        #expect(!port.isJump || port.target == nil || edge.isDashed)
      }
    }
    #expect(edges.next() == nil)
  }

  @Test(arguments: samples) func whatIsWrittenHereIsRecognized(flow: CanvasFlow) {
    for format in DiagramFormat.allCases {
      for title in ["A \"bot\" & <co>", "", "two\nlines"] {
        let text = Layout(flow, width: 80).text(as: format, of: flow, title: title, summary: title)
        #expect(DiagramFormat.isWrittenHere(text), "\(format) \(title)")
        #expect(!DiagramFormat.isWrittenHere(String(text.dropFirst())))
      }
    }
    #expect(!DiagramFormat.isWrittenHere("") && !DiagramFormat.isWrittenHere("flowchart TD\n  a --> b\n  c --> d\n"))
  }

  @Test func textsAreShortAndKeepWhatTheySay() throws {
    let read = try MermaidGrammar(text(.mermaid, DifficultFlow.flow))
    for node in read.nodes { #expect(node.text.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 40 }) }
    let all = read.nodes.map(\.text).joined(separator: "\n") + read.edges.compactMap(\.text).joined(separator: "\n")
    for part in [
      "say \"hello\" to 'them'", "[brackets] {braces}", "#quot; #35; &quot;", "1. a list", "- a list", "\\n \\N",
    ] {
      #expect(all.contains(part), "\(part)")
    }
    #expect(read.title == "A  bot     co ")
  }

  /// Graphviz reads every graph, and finds the nodes and edges that the flow has. Without it this is skipped.
  @Test(.enabled(if: Graphviz.program != nil, "Graphviz is not installed"), arguments: samples)
  func graphvizReadsTheFlow(flow: CanvasFlow) throws { try checkGraphviz(flow) }

  @Test(.enabled(if: Graphviz.program != nil, "Graphviz is not installed"))
  func graphvizReadsRandomFlows() throws {
    for seed in 0..<8 as Range<UInt64> { try checkGraphviz(RandomScene(seed: seed).flow) }
  }

  private func checkGraphviz(_ flow: CanvasFlow) throws {
    let diagram = Diagram(Layout(flow, width: 80), flow)
    let (plain, errors, status) = try Graphviz.run(text(.dot, flow))
    #expect(status == 0)
    #expect(errors == "")
    let lines = plain.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("node ") } == diagram.nodes.count)
    #expect(lines.count { $0.hasPrefix("edge ") } == diagram.edges.count)
    #expect(lines.count { $0.hasPrefix("edge ") && $0.contains(" dashed ") } == diagram.edges.count { $0.isJump })
  }

  /// Mermaid itself draws every node and every connection, whatever the texts are. Without it this is skipped.
  @Test(.enabled(if: Mermaid.program != nil, "Mermaid is not installed: make test brings it"), arguments: 0..<3)
  func mermaidDrawsTheFlow(number: Int) throws {
    let flow = [SampleFlows.support, SampleFlows.lead, DifficultFlow.flow][number]
    let diagram = Diagram(Layout(flow, width: 80), flow)
    let (picture, errors, status) = try Mermaid.draw(text(.mermaid, flow))
    #expect(status == 0, "\(errors)")
    #expect(picture.ranges(of: "class=\"node ").count == diagram.nodes.count)
    #expect(picture.ranges(of: "data-edge=\"true\"").count == diagram.edges.count)
  }

  @Test(.enabled(if: Mermaid.program != nil, "Mermaid is not installed: make test brings it"))
  func mermaidRefusesWhatIsNoFlowchart() throws {
    #expect(try Mermaid.draw("flowchart TD\n  a[[ -->\n").status != 0)
  }

  @Test(arguments: DiagramFormat.allCases) func theSameFlowIsTheSameText(format: DiagramFormat) {
    for seed in 0..<20 as Range<UInt64> {
      let flow = RandomScene(seed: seed).flow
      #expect(text(format, flow) == text(format, flow))
    }
  }

  @Test(arguments: DiagramFormat.allCases) func aFlowWithoutActionsIsStillADiagram(format: DiagramFormat) throws {
    let empty = text(format, CanvasFlow(labels: .english))
    #expect(empty.contains("Visitor starts the chat"))
    #expect(empty.contains("■ end"))
    if format == .mermaid { #expect(try MermaidGrammar(empty).edges.count == 1) }
  }
}

/// Mermaid, where it is installed: its own code in a program without a browser.
private enum Mermaid {
  static let program: String? = {
    let file = #filePath
    let project = file.range(of: "/Tests/").map { String(file[..<$0.lowerBound]) } ?? "."
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return ([project + "/.build/mermaid/bin"] + path).map { $0 + "/mermaidx" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  static func draw(_ text: String) throws -> (picture: String, errors: String, status: Int32) {
    let ran = try Tool.run(program, { ["-q", "-i", $0, "-o", $1] }, input: "flow.mmd", output: "flow.svg", text)
    return (ran.output, ran.errors, ran.status)
  }
}

/// Graphviz, where it is installed.
private enum Graphviz {
  static let program = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func run(_ graph: String) throws -> (output: String, errors: String, status: Int32) {
    try Tool.run(program, { ["-Tplain", "-o", $1, $0] }, input: "graph", output: "plain", graph)
  }
}

/// A program that makes one file of another, in a folder of its own.
private enum Tool {
  static func run(
    _ program: String?, _ arguments: (_ input: String, _ output: String) -> [String], input: String, output: String,
    _ text: String
  ) throws -> (output: String, errors: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chatflow-export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output, errors) = (
      folder.appending(path: input), folder.appending(path: output), folder.appending(path: "errors")
    )
    try Data(text.utf8).write(to: input)
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program.map { URL(filePath: $0) }
    process.arguments = arguments(input.path, output.path)
    let log = try FileHandle(forWritingTo: errors)
    process.standardOutput = log
    process.standardError = log
    try process.run()
    process.waitUntilExit()
    func read(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return (try read(output), try read(errors), process.terminationStatus)
  }
}
