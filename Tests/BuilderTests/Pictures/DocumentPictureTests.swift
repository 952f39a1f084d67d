import ChatflowModel
import Foundation
import FoundationXML
import Screen
import Testing

@testable import Builder

/// The pictures of the documentation are what the program draws; `make pictures` draws them anew.
@Suite struct DocumentPictureTests {
  @Test(arguments: DocumentPicture.all, ["dark", "light"])
  func aPictureIsWhatTheProgramDraws(picture: DocumentPicture, scheme: String) throws {
    let colours = scheme == "dark" ? Scheme.dark : Scheme.light
    let svg = Screenshot.svg(try picture.frame(), colours, title: picture.title)
    let file = Goldens.project.appending(path: "docs/pictures/\(picture.name)-\(scheme).svg")
    Goldens.check(svg, isAt: file)
    #expect(XMLParser(data: Data(svg.utf8)).parse(), "not well-formed")
  }

  /// No picture is left of a screen that is not drawn any more, and each is shown somewhere, in both schemes.
  @Test func everyPictureIsShown() throws {
    let folder = Goldens.project.appending(path: "docs/pictures")
    let kept = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    let drawn = Set(DocumentPicture.all.flatMap { ["\($0.name)-dark.svg", "\($0.name)-light.svg"] })
    #expect(kept == drawn)
    let pages = ["README.md", "docs/screens.md"]
    let text = try pages.map { try String(contentsOf: Goldens.project.appending(path: $0), encoding: .utf8) }.joined()
    for name in drawn.sorted() { #expect(text.contains("pictures/\(name)"), "\(name) is shown nowhere") }
  }
}

/// A box-drawing character is drawn by its arms.
@Suite struct BoxArmsTests {
  @Test func armsFollowTheName() throws {
    #expect(try arms("─") == ["left light", "right light"])
    #expect(try arms("┏") == ["down heavy", "right heavy"])
    #expect(try arms("┷") == ["left heavy", "right heavy", "up light"])
    #expect(try arms("╰") == ["right light", "up light"])
    #expect(try arms("┼") == ["down light", "left light", "right light", "up light"])
    #expect(BoxArms("╳") == nil)
    #expect(BoxArms("a") == nil)
  }

  @Test func everyLineOfTheCanvasHasArms() {
    for scalar in "─│┌┐└┘├┤┬┴┼╭╮╰╯━┃┏┓┗┛┠┨┯┷┄┆".unicodeScalars {
      #expect(BoxArms(scalar)?.arms.isEmpty == false, "\(scalar)")
    }
  }

  private func arms(_ scalar: Unicode.Scalar) throws -> [String] {
    try #require(BoxArms(scalar)).arms.map { "\($0.direction) \($0.weight)" }.sorted()
  }
}
