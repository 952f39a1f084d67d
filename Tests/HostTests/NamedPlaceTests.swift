import ChatflowModel
import Testing

@testable import Host

/// What a name on the command line leads to.
@Suite struct NamedPlaceTests {
  @Test func withoutANameItIsTheFolderOfTheStart() throws {
    let place = try NamedPlace(nil, isNew: false)
    #expect(place.folder == "." && place.file == nil && place.spot == nil)
  }

  @Test func aFolderIsTheListOfIt() throws {
    let desk = try Desk()
    for name in [desk.files, desk.files + "/"] {
      let place = try NamedPlace(name, isNew: false)
      #expect(place.folder == desk.files && place.file == nil)
    }
  }

  @Test(
    arguments: [
      ("", nil), (":greet", .action("greet")), (":4", .idOrLine("4", 4)), (":4:1", .line(4)), (":4:1:", .line(4)),
    ] as [(String, NamedPlace.Spot?)])
  func aSpotStandsBehindAColon(behind: String, spot: NamedPlace.Spot?) throws {
    let desk = try Desk()
    for name in ["bot", Desk.file] {
      let place = try NamedPlace(desk.path(of: name) + behind, isNew: false)
      #expect(place.file?.path == desk.path() && place.spot == spot && place.folder == desk.files)
    }
  }

  @Test(arguments: ["none:4", "none:4:1"]) func aPlaceInAFileThatIsNotThereIsNoNameForANewOne(name: String) throws {
    let desk = try Desk()
    #expect(throws: Failure.self) { try NamedPlace(desk.path(of: name), isNew: false) }
    #expect(try NamedPlace(desk.path(of: name), isNew: true).file != nil)
  }

  @Test func anEmptyNameIsRefused() {
    #expect(throws: Failure.self) { try NamedPlace("", isNew: true) }
  }
}
