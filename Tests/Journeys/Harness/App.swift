import Foundation
import Testing

/// The builder as its user has it: a screen to look at, keys and a mouse, and the file on the disk.
///
/// Looking is waiting: every `expect` holds when a whole frame shows it, and a failure prints the screen at the line
/// of the test that expected.
final class App {
  let scratch: Scratch
  let file: String
  let terminal: PseudoTerminal

  /// Opens a file of the scratch folder and waits for the first frame.
  init(
    _ file: String, in scratch: Scratch, size: TerminalSize = TerminalSize(120, by: 40), arguments: [String] = [],
    environment: [String: String] = [:], ground: String? = nil, at location: SourceLocation = #_sourceLocation
  ) throws {
    self.scratch = scratch
    self.file = file
    terminal = try PseudoTerminal(
      Repository.program, arguments + [file], size: size,
      environment: scratch.environment.merging(environment) { $1 }, folder: scratch.work)
    terminal.ground = ground
    try expect("a first frame", at: location) { !$0.text.isEmpty }
  }

  /// Opens one of the repository's examples, in a copy.
  static func open(
    example: String, size: TerminalSize = TerminalSize(120, by: 40), at location: SourceLocation = #_sourceLocation
  ) throws -> App {
    let scratch = try Scratch()
    try scratch.copyExamples()
    return try App(example + ".chatflow.yaml", in: scratch, size: size, at: location)
  }

  // MARK: Look

  var screen: TerminalScreen { terminal.screen }

  /// The file as it lies on the disk.
  var saved: String { get throws { try scratch.text(of: file) } }

  /// Waits until the condition holds on a whole frame.
  func expect(
    _ what: String, at location: SourceLocation = #_sourceLocation, _ holds: (TerminalScreen) -> Bool
  ) throws {
    var failure: String?
    do { try terminal.wait(for: what, until: holds) } catch let failed as PseudoTerminal.Failure {
      failure = failed.description
    }
    let succeeded = failure == nil
    try #require(succeeded, "\(failure ?? "")", sourceLocation: location)
  }

  /// Waits until all texts are on the screen.
  func expect(_ texts: String..., at location: SourceLocation = #_sourceLocation) throws {
    try expect(texts.map { "‘\($0)’" }.joined(separator: ", "), at: location) { screen in
      texts.allSatisfy(screen.contains)
    }
  }

  /// Waits until none of the texts is on the screen.
  func expectGone(_ texts: String..., at location: SourceLocation = #_sourceLocation) throws {
    try expect("gone: " + texts.joined(separator: ", "), at: location) { screen in
      !texts.contains(where: screen.contains)
    }
  }

  /// Waits until a row holds the text, and gives its number.
  func row(containing text: String, at location: SourceLocation = #_sourceLocation) throws -> Int {
    try expect(text, at: location)
    return try #require(screen.row(containing: text), sourceLocation: location)
  }

  /// Waits for the end and expects this status, the terminal given back as it was.
  func expectExit(_ status: PseudoTerminal.ExitStatus, at location: SourceLocation = #_sourceLocation) throws {
    #expect(try terminal.waitForExit() == status, sourceLocation: location)
    #expect(!screen.isAlternate, "the alternate screen was not left", sourceLocation: location)
    #expect(screen.isCursorVisible, "the cursor was left hidden", sourceLocation: location)
    #expect(!screen.reportsMouse, "the mouse was left on", sourceLocation: location)
    #expect(!terminal.isPasteBracketed, "bracketed paste was left on", sourceLocation: location)
  }

  // MARK: Act

  /// Presses keys, once what is asked by itself takes them.
  func press(_ keys: Key..., at location: SourceLocation = #_sourceLocation) throws {
    try expectGone("once you have stopped typing", at: location)
    try act(at: location) { try terminal.press(keys) }
  }

  func type(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
    try act(at: location) { try terminal.press([.text(text)]) }
  }

  func paste(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
    try act(at: location) { try terminal.paste(text) }
  }

  func resize(_ columns: Int, by rows: Int, at location: SourceLocation = #_sourceLocation) throws {
    try act(at: location) { try terminal.resize(TerminalSize(columns, by: rows)) }
  }

  /// Clicks on the first letter of a text, once it is there.
  func click(on text: String, times: Int = 1, at location: SourceLocation = #_sourceLocation) throws {
    try expect(text, at: location)
    let place = try #require(screen.place(of: text), sourceLocation: location)
    try act(at: location) { try terminal.click(at: place, times: times) }
  }

  private func act(at location: SourceLocation, _ body: () throws -> Void) throws {
    var failure: String?
    do { try body() } catch let failed as PseudoTerminal.Failure { failure = failed.description }
    let succeeded = failure == nil
    try #require(succeeded, "\(failure ?? "")", sourceLocation: location)
  }
}
