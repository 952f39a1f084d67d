import Host
import Terminal

extension TerminalDevice: OutsideTerminal {}
