import ChatflowModel
import Randomness
import Testing

@testable import LanguageServer

/// Places are counted as the protocol does: lines, and in them characters of the encoding that client and server agreed on.
struct PositionTests {
  @Test(arguments: [
    (PositionEncoding.utf16, 3), (.utf8, 6), (.utf32, 2),
  ])
  func charactersCountByTheEncoding(encoding: PositionEncoding, count: Int) {
    let positions = Positions(Array("a\né🎉x\r\nb\rc".utf8), encoding)
    let byte = 2 + 6
    #expect(positions.position(byte) == Self.position(1, count))
    #expect(positions.byte(Self.position(1, count)) == byte)
    #expect(positions.byte(Self.position(3, 0)) == byte + 5)
  }

  /// What lies outside is brought inside.
  @Test(arguments: [
    (9, 0, 13), (0, 9, 1), (1, 9, 9), (2, 2, 12), (1, 2, 4),
  ])
  func whatLiesOutsideIsBroughtInside(line: Int, character: Int, byte: Int) {
    let positions = Positions(Array("a\né🎉x\r\nb\r".utf8), .utf16)
    let found = positions.byte(Self.position(line, character))
    #expect(found == min(byte, 13))
  }

  @Test(arguments: ["{}", "7", "{\"line\":-1,\"character\":0}", "{\"line\":0}", "{\"line\":1.5,\"character\":0}"])
  func noPositionIsNone(json: String) throws {
    #expect(Positions([], .utf16).byte(try JSON(reading: json)) == nil)
  }

  /// A byte with which a character begins is found again by its position, in any text.
  @Test(arguments: 0..<100 as Range<UInt64>) func everyCharacterIsFoundAgain(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = ["a", " ", "\n", "\r\n", "\r", "é", "e\u{301}", "🎉", "👨‍👩‍👧", "\u{10FFFF}", "漢", "\u{200D}"]
    let text = (0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    for encoding in PositionEncoding.allCases {
      let positions = Positions(Array(text.utf8), encoding)
      var byte = 0
      var last: UInt8 = 0
      for scalar in text.unicodeScalars {
        // Between the two that end one line, there is no place.
        if !(scalar == "\n" && last == 0x0d) { #expect(positions.byte(positions.position(byte)) == byte) }
        byte += UTF8.width(scalar)
        last = scalar == "\r" ? 0x0d : 0
      }
      #expect(positions.byte(positions.position(byte)) == byte)
    }
  }

  private static func position(_ line: Int, _ character: Int) -> JSON {
    .object([("line", .integer(line)), ("character", .integer(character))])
  }
}

/// What a client calls a document by, and the file that this is.
struct DocumentAddressTests {
  @Test(arguments: [
    ("file:///a/b.chatflow.yaml", "/a/b.chatflow.yaml"), ("file://localhost/a%20b/%C3%A5.yaml", "/a b/å.yaml"),
    ("FILE:///a%2Fb", "/a/b"),
  ])
  func aFileHasAPath(uri: String, path: String) { #expect(DocumentAddress(uri).path == path) }

  @Test(arguments: [
    "untitled:Untitled-1", "file://host/a", "file:a", "file:///%", "file:///%zz", "file:///%00", "", "file:///%ff",
  ])
  func othersHaveNone(uri: String) { #expect(DocumentAddress(uri).path == nil) }

  @Test func aPathIsAnAddress() {
    let path = "/a b/å#1%/🎉.yaml"
    #expect(DocumentAddress(DocumentAddress.uri(ofFile: path)).path == path)
  }
}
