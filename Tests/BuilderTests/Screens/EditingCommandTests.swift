import Canvas
import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder

/// What the table says about editing is what the commands do.
@Suite struct EditingCommandTests {
  /// The commands of the canvas; undo and redo are bound there too, and need a step instead of a file.
  static let canvas = CommandTable.all.filter { $0.bindings.first?.context == .canvas }
  static let editing = canvas.filter(\.edits)

  /// The builder with something copied and something marked, so that every command can be used somewhere.
  private func session(readOnly: String? = nil) -> Session {
    var session = Session(flow: Sample.support, readOnly: readOnly)
    session.press("y", "m")
    return session
  }

  /// The builder with the focus on each element of the canvas in turn.
  private func forEachSpot(readOnly: String? = nil, _ body: (Session) -> Void) {
    var session = session(readOnly: readOnly)
    session.press("g g")
    session.state.focus(.plus(.start))
    var visited: Set<Spot> = []
    while visited.insert(session.state.canvas.spot).inserted {
      body(session)
      session.press("Tab")
    }
    #expect(visited.count > 20)
  }

  /// The commands and the menu of the right mouse button cannot drift apart.
  @Test func everyCommandThatEditsIsInTheMenuOfWhatItWorksOn() {
    var used: Set<String> = []
    forEachSpot { session in
      for command in Self.editing where command.availability(session.state) == .available {
        used.insert(command.id)
        #expect(CommandTable.menu.contains { $0.id == command.id }, "\(command.id) at \(session.state.canvas.spot)")
      }
    }
    #expect(used == Set(Self.editing.map(\.id)), "some are never available here")
  }

  @Test func everyNameOfTheMenuIsACommand() {
    #expect(CommandTable.menu.count == CommandTable.menuNames.count)
    #expect(Set(CommandTable.menuNames).count == CommandTable.menuNames.count)
  }

  @Test func nothingThatEditsCanBeUsedInAFileThatCannotBeWritten() {
    forEachSpot(readOnly: "a test says so") { session in
      let (flow, spot) = (session.flow, session.state.canvas.spot)
      for command in CommandTable.all where command.edits {
        #expect(command.availability(session.state) == .disabled("read-only"), "\(command.id) at \(spot)")
        var tried = session
        _ = tried.state.run(command)
        #expect(tried.hint.contains("a test says so"), "\(command.id) at \(spot): \(tried.hint)")
        #expect(tried.flow == flow, "\(command.id) at \(spot)")
      }
    }
  }

  /// What is not said to edit neither edits nor opens what does.
  @Test func nothingElseEdits() {
    forEachSpot { session in
      for command in Self.canvas where !command.edits && command.availability(session.state) == .available {
        var tried = session
        _ = tried.state.run(command)
        let what = "\(command.id) at \(session.state.canvas.spot)"
        #expect(tried.flow == session.flow, "\(what)")
        #expect(tried.state.canvas.picking == nil, "\(what)")
        // Enter shows the form of a card, in any file, and adds where there is a plus.
        if command.id != "canvas.edit", tried.state.pane is Picker { Issue.record("\(what) opens the picker") }
      }
    }
  }

  /// Whatever edits does so by itself, or opens something that will.
  @Test func whatIsSaidToEditBeginsAnEditSomewhere() {
    var without = Set(Self.editing.map(\.id))
    forEachSpot { session in
      for command in Self.editing
      where without.contains(command.id) && command.availability(session.state) == .available {
        var tried = session
        _ = tried.state.run(command)
        var isPicker = tried.state.canvas.picking != nil
        if tried.state.pane is Picker { isPicker = true }
        if tried.flow != session.flow || isPicker || !tried.state.layers.isEmpty || tried.state.form?.focus != nil {
          without.remove(command.id)
        }
      }
    }
    #expect(without.isEmpty)
  }

  @Test func whileAConnectionIsLedToACardNothingElseEdits() {
    forEachSpot { session in
      var session = session
      session.press("L")
      guard session.state.isPicking else { return }
      let flow = session.flow
      for command in Self.canvas where command.binding(in: .target) == nil {
        var tried = session
        _ = tried.state.run(command)
        #expect(tried.flow == flow, "\(command.id)")
        if command.edits {
          #expect(tried.state.canvas.picking?.origin == session.state.canvas.picking?.origin, "\(command.id)")
          #expect(tried.state.canvas.spot == session.state.canvas.spot, "\(command.id)")
          #expect(tried.hint.contains(Words.english["notice.picking"].prefix(20)), "\(command.id): \(tried.hint)")
        }
      }
    }
  }
}
