import ChatflowEngine
import ChatflowModel

extension Waiting {
  /// The quick reply that a visitor probably meant who said or chose something that is none; nil where nothing is near.
  public func meant(by deed: Input.VisitorDeed) -> String? {
    switch deed {
    case .says(let text): MeantReply.nearest(to: [text], among: replies.map(\.label))
    case .chooses(let labels): MeantReply.nearest(to: labels, among: replies.map(\.label))
    case .sends, .closes: nil
    }
  }
}

/// What was probably meant by the label of a quick reply that is not there.
enum MeantReply {
  /// The one of some labels that is nearest to the first of others which is none of them.
  static func nearest(to written: [String], among labels: [String]) -> String? {
    written.first { !labels.contains($0) }.flatMap { NearestWord.misspelled($0, among: labels) }
  }
}
