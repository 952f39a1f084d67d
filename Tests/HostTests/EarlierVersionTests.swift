@testable import Builder
import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Randomness
import Screen
import Testing
import Words

@testable import Host

/// Each save keeps a version, and any of them can be had back.
@Suite struct EarlierVersionTests {
  private func history(_ desk: Desk, of file: String = Desk.file) throws -> FileHistory {
    FileHistory(of: try FlowFile(desk.path(of: file)), state: desk.state)
  }

  private func kept(_ desk: Desk, of file: String = Desk.file) throws -> KeptVersions {
    try #require(KeptVersions(of: Disk.absolute(desk.path(of: file)), in: desk.state))
  }

  /// What is kept, byte for byte, the latest first.
  private func texts(_ desk: Desk, of file: String = Desk.file) throws -> [String] {
    let kept = try kept(desk, of: file)
    return try kept.all().compactMap { try kept.read($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// A run that types a letter behind the name of the action, and saves.
  private func save(_ letter: Character, on desk: Desk) throws -> Program {
    var run = try Program(on: desk)
    run.press(Key(.enter), .character(letter), .control("s"))
    return run
  }

  @Test func whatWasSavedIsKeptAsItWasAndWhatTheFirstSaveFoundBeforeIt() throws {
    let desk = try Desk()
    var saved = [Desk.text]
    for letter in "abc" {
      _ = try save(letter, on: desk)
      saved.append(try desk.text())
    }
    #expect(try texts(desk) == saved.reversed())
    #expect(try history(desk).list().versions.map(\.source) == [.saved, .saved, .saved, .found])
    // Saving what is saved keeps nothing.
    var run = try Program(on: desk)
    run.press(.control("s"))
    #expect(try texts(desk).count == 4)
  }

  @Test func whatSomebodyElseWroteIsKeptBeforeItIsReplaced() throws {
    let desk = try Desk()
    _ = try save("a", on: desk)
    try desk.write(Desk.text.replacing("Hello", with: "Theirs"))
    _ = try save("b", on: desk)
    let texts = try texts(desk)
    #expect(texts.count == 4)
    #expect(texts[1].contains("Theirs") && texts[1].contains("name: Greeting\n"))
  }

  @Test func nobodyElseCanReadThem() throws {
    let desk = try Desk()
    _ = try save("a", on: desk)
    let folder = try #require(try desk.kept("history").first)
    for (path, rights) in [(folder, 0o700)] + (try Disk.names(in: folder).map { (folder + "/" + $0, 0o600) }) {
      let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(found == rights, "\(path)")
    }
  }

  /// A version that is damaged, and what is none, count as nothing.
  @Test func whatIsDamagedIsLeftOut() throws {
    let desk = try Desk()
    _ = try save("a", on: desk)
    let folder = try #require(try desk.kept("history").first)
    let kept = try kept(desk)
    let last = try #require(try kept.all().first)
    try desk.setBytes(of: folder + "/" + last.name, Array("chatflow: 1\n".utf8))
    for name in ["x.yaml", "1-2-3.yaml", "99-0-zzzzzzzz-found-x.yaml", "-1-0-00000000.yaml", "5-0-00000000.yaml.new"] {
      try desk.setBytes(of: folder + "/" + name, [])
    }
    #expect(try kept.all().count == 2)
    let version = try #require(try history(desk).list().versions.first)
    #expect(try history(desk).read(version).flow == nil)
    #expect(try history(desk).read(version).problem == Words.ours["history.damaged"])
    // It is kept once more with the next save.
    _ = try save("b", on: desk)
    #expect(try texts(desk).count == 3)
  }

  /// Where nothing can be kept, saving goes on, and it is said once.
  @Test func thatNothingCanBeKeptIsSaidOnceAndCostsNothing() throws {
    let desk = try Desk()
    var run = try Program(on: desk)
    try desk.blockState()
    run.press(Key(.enter), .character("a"), .control("s"))
    #expect(try desk.text().contains("Greetinga"))
    let said = try #require(run.notices.last)
    #expect(said.contains("Saved, but not kept among the earlier versions"))
    run.press(.character("b"), .control("s"))
    #expect(try desk.text().contains("Greetingab"))
    #expect(run.notices.last == Words.ours("notice.saved", ["file": Desk.file]))
  }

  @Test func theyGoWithAFileThatGetsAnotherName() throws {
    let desk = try Desk()
    _ = try save("a", on: desk)
    let before = try texts(desk)
    let listed = ListedFolder(desk.files, state: desk.state)
    _ = listed.perform(.rename(file: Desk.file, name: "Bot", to: "other.chatflow.yaml"), isUndo: false)
    #expect(try texts(desk, of: "other.chatflow.yaml") == before)
    #expect(try texts(desk).isEmpty)
    _ = listed.perform(.rename(file: "other.chatflow.yaml", name: "Bot", to: Desk.file), isUndo: true)
    #expect(try texts(desk) == before)
  }

  /// The bounds hold, the latest stays, and of what has to go the last of a day stays longest.
  @Test(arguments: 0..<50 as Range<UInt64>) func noMoreIsKeptThanThereIsRoomFor(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let day: Int64 = 24 * 3600
    let now: Int64 = 1_000 * day
    var time = now
    let all = (0..<Int.random(in: 1...500, using: &random)).map { index in
      time -= Int64.random(in: 0...(seed % 2 == 0 ? day / 2 : 60), using: &random)
      return (
        version: KeptVersions.Version(time: time, number: 0, sum: String(repeating: "0", count: 8), isFound: false),
        bytes: Int.random(in: 0...(seed % 3 == 0 ? 200_000 : 1_000), using: &random) + index % 2
      )
    }
    let surplus = KeptVersions.surplus(all, at: now)
    let gone = Set(surplus.map(\.time))
    let left = all.filter { !gone.contains($0.version.time) }
    #expect(left.first?.version == all.first?.version)
    #expect(left.count <= Limits.versions && left.reduce(0) { $0 + $1.bytes } <= Limits.bytesOfVersions)
    #expect(
      left.allSatisfy { $0.version.time >= now - Int64(Limits.daysOfVersions) * day || $0.version == all[0].version })
    // As long as there are days with several versions, none loses its last.
    let young = all.filter { $0.version.time >= now - Int64(Limits.daysOfVersions) * day }
    let days = Dictionary(grouping: left) { $0.version.time / day }
    if days.values.contains(where: { $0.count > 1 }) {
      for (day, versions) in Dictionary(grouping: young, by: { $0.version.time / day }) {
        #expect(days[day]?.first?.version.time == versions.first?.version.time)
      }
    }
  }

  // MARK: - Restoring

  private static let commented = """
    # The bot of the shop.
    chatflow: 1
    name: Bot
    start: greet
    actions:
      # Says hello.
      greet:
        action: question
        name: Greeting   # as the visitor sees it
        message: Hello
        replies:
          # The same word twice.
          - reply: Yes
          # The last one.
          - reply: No
        next: more
      more:
        action: question
        name: More
        message: More?
        replies:
          # Gladly.
          - reply: More
          # Twice.
          - reply: More

    """

  /// A version comes back with its comments, byte for byte, and undo gives those of the file.
  @Test func aVersionComesBackByteForByteAndUndoGivesWhatWasThere() throws {
    let desk = try Desk()
    try desk.write(Self.commented)
    _ = try save("a", on: desk)
    let other = try desk.text().replacing("# Says hello.", with: "# Greets.").replacing("# The last one.\n", with: "")
      .replacing("Yes", with: "Sure")
    try desk.write(other)
    var run = try Program(on: desk)
    run.press(Key(.character("h"), .alt), Key(.end), Key(.enter))
    #expect(run.flow == ChatflowFile.decode(Self.commented).flow)
    run.press(.control("s"))
    #expect(try desk.text() == Self.commented)
    run.press(.character("u"), .control("s"))
    #expect(try desk.text() == other)
    run.press(.control("y"), .control("s"))
    #expect(try desk.text() == Self.commented)
    // What is edited then is edited in that text.
    run.press(Key(.enter), .character("z"), .control("s"))
    #expect(try desk.text() == Self.commented.replacing("name: Greeting ", with: "name: Greetingz "))
    // And what is edited behind undo in that of the file, also where both say the same.
    run.press(Key(.escape), .character("u"), .character("u"), .character("2"), .character("G"), Key(.enter))
    run.press(.character("z"), .control("s"))
    #expect(try desk.text() == other.replacing("name: More\n", with: "name: Morez\n"))
  }

  /// What cannot be read of the file is gone with what was restored, and is there again after undo.
  @Test func aVersionComesBackInPlaceOfABrokenFile() throws {
    let desk = try Desk()
    _ = try save("a", on: desk)
    let whole = try desk.text()
    let broken =
      whole.replacing("name: Bot\n", with: "name: Bot\nwelcome: [1]\n") + "  odd:\n    action: [1]\n  # The end.\n"
    try desk.write(broken)
    var run = try Program(on: desk)
    #expect(run.flow?.actions["odd"]?.defect != nil)
    run.press(Key(.character("h"), .alt), Key(.enter))
    #expect(run.flow == ChatflowFile.decode(whole).flow)
    #expect(run.problems == 0)
    run.press(.control("s"))
    #expect(try desk.text() == whole)
    run.press(.character("u"), .control("s"))
    #expect(try desk.text() == broken)
    #expect(run.problems == 1)
    run.press(Key(.enter), .character("z"), .control("s"))
    #expect(try desk.text() == broken.replacing("Greetinga", with: "Greetingaz"))
  }

  /// Whatever is typed, taken back and saved: what is kept is every text that the file had, each time that it was another
  /// than before, and all of them can be had back.
  @Test(arguments: 0..<12 as Range<UInt64>) func everyTextOfTheFileIsKept(seed: UInt64) throws {
    let desk = try Desk()
    var random = SeededRandom(seed: seed)
    var expected = [Desk.text]
    var run = try Program(on: desk)
    for _ in 0..<24 {
      switch Int.random(in: 0...6, using: &random) {
      case 0, 1: run.press(Key(.enter), .character("x"), Key(.escape))
      case 2: run.press(.character("u"))
      case 3: run.press(.control("y"))
      default:
        run.press(.control("s"))
        let text = try desk.text()
        if text != expected.last { expected.append(text) }
      }
    }
    let texts = try texts(desk)
    // Where nothing was saved there is nothing yet.
    #expect(texts == expected.reversed() || texts.isEmpty && expected.count == 1)
    for text in Set(texts) {
      run.press(.control("s"))
      let index = try #require(try self.texts(desk).firstIndex(of: text))
      run.press(Key(.character("h"), .alt), Key(.home))
      for _ in 0..<index { run.press(Key(.down)) }
      run.press(Key(.enter), Key(.escape), .control("s"))
      #expect(try desk.text() == text)
    }
  }
}
