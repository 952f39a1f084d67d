import ArgumentParser
import ChatflowModel

extension Words {
  /// The words of this run of the program.
  static let ours = Words.of(.chosen(environment: Machine.variable))
}

extension ArgumentHelp {
  /// The help with a key of the table of words.
  static func words(_ key: String, _ valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(Words.ours[key], valueName: valueName)
  }
}
