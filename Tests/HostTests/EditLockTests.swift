import Builder
import ChatflowFiles
import ChatflowModel
import Foundation
import Glibc
import Screen
import Testing
import Words

@testable import Host

/// The lock beside a file: in the form of Emacs, taken over where nobody can have it any more, and nobody else's otherwise.
@Suite struct EditLockTests {
  private static let boot: Int64 = 1_700_000_000
  private static let run = LockOwner(user: "me", host: "box", process: 7, boot: boot)
  /// No system has that many.
  private static let noProcess = Int32.max

  // MARK: - What a lock says

  private static let names = [
    "anna", "", "a@b", "x.y", "box.1:2", "Åsa Ö", "e\u{301}", "@\u{301}", SystemPath.text(of: [0xFF, 0x40, 0x2E]),
  ]

  @Test(arguments: names, names) func everyOwnerIsReadAsItWasWritten(user: String, host: String) {
    // The last @ is the one between them.
    guard !host.utf8.contains(UInt8(ascii: "@")) else { return }
    for boot in [nil, 0, Self.boot, Int64.max] {
      let owner = LockOwner(user: user, host: host, process: 42, boot: boot)
      let read = LockOwner(owner.text)
      #expect(read == owner, "\(owner.text)")
      #expect(read?.text == owner.text)
    }
  }

  @Test(arguments: [
    "", "anna", "anna@box", "anna@box.", "anna@box.x", "anna@box.0", "anna@box.-1", "anna@box.+1", "anna@box.1:",
    "anna@box.1:x", "anna@box.1:2:3", "anna@box.99999999999", "anna@box.1:99999999999999999999", "box.1:2",
  ])
  func whatNamesNobodyIsNoOwner(text: String) {
    #expect(LockOwner(text) == nil)
  }

  /// By machine, start and process: only what is known to have ended is left behind.
  @Test(arguments: ["box", "far"], [nil, boot, boot + 2, boot - 3600, Int64.max])
  func onlyWhatIsKnownToHaveEndedIsGone(host: String, boot: Int64?) {
    let isSameStart = boot.map { $0 == Self.boot || $0 == Self.boot + 2 } ?? true
    for process: Int32 in [7, 8, 9] {
      let owner = LockOwner(user: "x", host: host, process: process, boot: boot)
      let standing = owner.standing(for: Self.run) { $0 == 8 }
      let expected: LockOwner.Standing =
        host == "far" ? .elsewhere : !isSameStart ? .gone : process == 7 ? .own : process == 8 ? .alive : .gone
      #expect(standing == expected, "\(owner.text)")
    }
  }

  @Test func thisRunIsItsOwnAndItsParentGoesOn() {
    #expect(LockOwner.ours.standing == .own)
    var parent = LockOwner.ours
    parent.process = getppid()
    #expect(parent.standing == .alive)
    parent.process = Self.noProcess
    #expect(parent.standing == .gone)
  }

  // MARK: - On the disk

  private func lock(on desk: Desk, _ file: String = Desk.file, withoutLinks: Bool = false) -> EditLock {
    EditLock(of: Disk.absolute(desk.path(of: file)), withoutLinks: withoutLinks)
  }

  private func text(_ lock: EditLock) throws -> String? { try PosixFileSystem().linkTarget(lock.path) }

  @Test func aLockIsALinkBesideItsFileAndGoesWhenItIsGivenBack() throws {
    let desk = try Desk()
    var lock = lock(on: desk)
    #expect(lock.other == nil)
    #expect(lock.take(over: nil) == .held)
    #expect(try text(lock) == LockOwner.ours.text)
    #expect(Disk.name(of: lock.path) == ".#" + Desk.file)
    // The own one is nobody else's.
    #expect(lock.other == nil)
    #expect(lock.take(over: nil) == .held)
    lock.release()
    #expect(try text(lock) == nil)
  }

  @Test func whereLinksAreRefusedItIsAFile() throws {
    let desk = try Desk()
    var lock = lock(on: desk, withoutLinks: true)
    #expect(lock.take(over: nil) == .held)
    #expect(try desk.text(of: ".#" + Desk.file) == LockOwner.ours.text)
    var second = self.lock(on: desk)
    #expect(second.take(over: nil) == .held)
    lock.release()
    #expect(!FileManager.default.fileExists(atPath: lock.path))
    // A file says as much as a link does.
    try desk.write("anna@far.1:2", to: ".#" + Desk.file)
    #expect(lock.other?.owner?.user == "anna")
  }

  /// Since when somebody edits is told by the clock of the office, as all times are, and by the machine's where none is known.
  @Test(arguments: [nil, "Pacific/Kiritimati", "Pacific/Pago_Pago"]) func sinceWhenIsToldByTheOfficesClock(
    zone: String?
  ) throws {
    let desk = try Desk()
    if let zone { try desk.write("workspace: 1\noffice-hours:\n  time-zone: \(zone)\n", to: "workspace.yaml") }
    let path = lock(on: desk).path
    try Disk.link("anna@far.1:2", at: path)
    let opening = try Opening(FlowFile(desk.path()), mayBeNew: false, state: desk.state)
    let time = Machine.time(at: Disk.ownChanged(path), in: zone.flatMap { NamedTimeZone.known($0) })
    #expect(opening.document.lock.other?.since == (zone.map { "\(time) (\($0))" } ?? time))
  }

  @Test func aLockThatWasLeftBehindIsTakenWithoutAWord() throws {
    let desk = try Desk()
    var left = LockOwner.ours
    left.process = Self.noProcess
    var lock = lock(on: desk)
    try Disk.link(left.text, at: lock.path)
    #expect(lock.other == nil)
    #expect(lock.take(over: nil) == .held)
    #expect(try text(lock) == LockOwner.ours.text)
  }

  @Test func somebodyElsesIsLeftAloneUnlessItIsTheOneThatWasToBeTaken() throws {
    let desk = try Desk()
    var parent = LockOwner.ours
    parent.process = getppid()
    for theirs in [parent.text, "anna@far.1:2", "not to be understood"] {
      var lock = lock(on: desk)
      try Disk.link(theirs, at: lock.path)
      guard case .other(let holder) = lock.take(over: nil) else {
        Issue.record("\(theirs) was taken")
        continue
      }
      #expect(holder.lock == theirs && lock.other == holder)
      #expect(holder.owner?.isAlive == (theirs == parent.text ? true : theirs.contains("@") ? false : nil))
      lock.release()
      #expect(try text(lock) == theirs)
      guard case .other = lock.take(over: "omar@far.1:2") else {
        Issue.record("another one was taken")
        continue
      }
      #expect(lock.take(over: theirs) == .held)
      // Somebody takes it from here in the same way.
      try Disk.remove(lock.path)
      try Disk.link("omar@far.1:2", at: lock.path)
      lock.release()
      #expect(try text(lock) == "omar@far.1:2")
      try Disk.remove(lock.path)
    }
  }

  @Test func whatCannotBeReadIsSomebodys() throws {
    let desk = try Desk()
    var lock = lock(on: desk)
    try FileManager.default.createDirectory(atPath: lock.path, withIntermediateDirectories: false)
    #expect(lock.other != nil && lock.other?.owner == nil)
    guard case .notTaken = lock.take(over: lock.other?.lock) else {
      Issue.record("a folder was removed")
      return
    }
  }

  @Test func whereThereCanBeNoneNothingIsSaid() throws {
    let desk = try Desk()
    for file in ["nowhere/" + Desk.file, String(repeating: "x", count: 254)] {
      var lock = lock(on: desk, file)
      #expect(lock.other == nil)
      #expect(lock.take(over: nil) == .impossible)
    }
  }

  @Test func aNameMayHaveAnyBytes() throws {
    let desk = try Desk()
    var lock = lock(on: desk, SystemPath.text(of: [0xFF, 0x0A, 0xC3, 0x2E]))
    #expect(lock.take(over: nil) == .held)
    #expect(try text(lock) == LockOwner.ours.text)
    lock.release()
    #expect(try text(lock) == nil)
  }

  // MARK: - In the program

  @Test func theProgramHoldsItFromTheFirstEditToEachEnd() throws {
    let desk = try Desk()
    let lock = lock(on: desk)
    var program = try Program(on: desk)
    #expect(try text(lock) == nil)
    program.change()
    #expect(try text(lock) == LockOwner.ours.text)
    program.press(.control("s"))
    #expect(try text(lock) == nil)
    for isRescue in [true, false] {
      program.press(.character("!"))
      #expect(try text(lock) == LockOwner.ours.text)
      if isRescue { _ = program.rescue() } else { _ = program.giveUpCopies() }
      #expect(try text(lock) == nil)
      program.press(.control("s"))
    }
  }

  @Test func whoOpensWhatSomebodyEditsIsTold() throws {
    let desk = try Desk()
    try Disk.link("anna@far.12:2", at: lock(on: desk).path)
    var program = try Program(on: desk)
    let said = try #require(program.notices.last)
    #expect(said.contains("anna") && said.contains("far") && said.contains("12"))
    // It stays said until they have left, and is said of whoever comes.
    func title() -> String {
      var pictures = ApplicationPictures()
      return pictures.frame(of: program.application).lines[0]
    }
    func look() { program.carryOut([.chatflow(file: Desk.file, .lookOutside(isWanted: false))]) }
    #expect(title().contains("anna edits (far, 12)"))
    try Disk.remove(lock(on: desk).path)
    look()
    #expect(!title().contains("edits"))
    try Disk.link("omar@far.13:2", at: lock(on: desk).path)
    look()
    #expect(title().contains("omar edits (far, 13)"))
  }
}
