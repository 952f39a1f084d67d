import Foundation

/// What a journal holds as far as it is text: what was typed stands in it as it is.
func journalText(_ path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}
