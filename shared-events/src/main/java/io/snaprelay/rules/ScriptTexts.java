package io.snaprelay.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The texts of the scripts that a rules file names. */
public interface ScriptTexts {
  /**
   * Reads one.
   *
   * @param path as the rules name it: relative to their file, and below its folder
   * @throws Unreadable if there is none, or it is no text
   */
  String read(String path) throws Unreadable;

  /** Those that lie beside a rules file on this machine. */
  static ScriptTexts beside(Path rules) {
    return path -> {
      try {
        return Files.readString(rules.resolveSibling(path));
      } catch (IOException e) {
        throw new Unreadable(e.toString(), e);
      }
    };
  }

  /** A script that cannot be read. */
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param reason for whoever wrote the rules
     */
    public Unreadable(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
