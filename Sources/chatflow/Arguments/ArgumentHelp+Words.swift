import ArgumentParser
import Host
import Words

extension ArgumentHelp {
  /// The help with a key of the table of words, and what stands for the value, which is a key as well.
  static func words(_ key: String, _ valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(Words.ours[key], valueName: valueName.map { Words.ours["parser.value.\($0)"] })
  }
}
