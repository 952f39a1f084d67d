import Builder
import ChatflowFiles
import Testing
import Words

@testable import Host

/// The small files in the user's state folder.
@Suite struct StateFileTests {
  private static let hard = [
    "plain", "with: colon", "\"quoted\" \\ back", "# no comment", "line\nbreak", "\u{7f}\u{85}\u{2028}\u{feff}",
    "åäö 🙂", " ",
  ]

  private func view() -> KeptView {
    var view = KeptView()
    (view.focus, view.row, view.zoom, view.folds) = (Self.hard[2], 7, "cards", Self.hard)
    for text in Self.hard { view.pins[text] = text + "?" }
    return view
  }

  private func overwrite(_ path: String, _ text: String) throws { try Disk.replace(path, with: Array(text.utf8)) }

  @Test func whateverALabelHoldsComesBack() throws {
    let desk = try Desk()
    var written = ViewFile(of: desk.path(), in: desk.state)
    try written?.keep(view())
    var read = ViewFile(of: desk.path(), in: desk.state)
    #expect(read?.read() == view())

    let filters = FilterFile(of: desk.files, in: desk.state)
    for name in Self.hard { _ = try filters?.perform(.keep(KeptFilter(name: name, text: "is:live"))) }
    #expect(filters?.read().kept.map(\.name) == Self.hard)
  }

  @Test func eachPlaceHasAFileOfItsOwn() throws {
    let desk = try Desk()
    var one = ViewFile(of: desk.path(), in: desk.state)
    var other = ViewFile(of: desk.path(of: "other.chatflow.yaml"), in: desk.state)
    try one?.keep(view())
    #expect(other?.read() == nil)
    try other?.keep(view())
    #expect(try desk.kept("view").count == 2)
  }

  @Test(arguments: ["view: 2\nfocus: greet\n", "focus: greet\n", "", "[", "- view: 1\n"])
  func aViewThatCannotBeReadIsNoneAndIsWrittenAnew(text: String) throws {
    let desk = try Desk()
    var file = ViewFile(of: desk.path(), in: desk.state)
    try file?.keep(view())
    try overwrite(try #require(try desk.kept("view").first), text)
    file = ViewFile(of: desk.path(), in: desk.state)
    #expect(file?.read() == nil)
    try file?.keep(view())
    file = ViewFile(of: desk.path(), in: desk.state)
    #expect(file?.read() == view())
  }

  @Test(arguments: ["list: 2\nfilters:\n  a: b\n", "filters:\n  a: b\n", "", "[", "- list: 1\n"])
  func filtersThatCannotBeReadAreNotWrittenOver(text: String) throws {
    let desk = try Desk()
    let file = try #require(FilterFile(of: desk.files, in: desk.state))
    _ = try file.perform(.keep(KeptFilter(name: "a", text: "is:live")))
    let path = try #require(try desk.kept("list").first)
    try overwrite(path, text)
    #expect(file.read().problem == Words.ours("notice.list.filters-unread", ["file": path]))
    #expect(throws: FilterFile.Refusal.self) { try file.perform(.drop(name: "a")) }
    #expect(try Disk.read(path, limit: 100) == Array(text.utf8))
  }

  @Test func whoHasNoFolderKeepsNothing() {
    #expect(ViewFile(of: "/a", in: nil) == nil && FilterFile(of: "/a", in: nil) == nil)
    #expect(KeptJournal(of: "/a", .chatflow, in: nil) == nil && !TourMark(in: nil).isDue)
  }
}
