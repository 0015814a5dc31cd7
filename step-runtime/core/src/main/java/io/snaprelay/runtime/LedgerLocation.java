package io.snaprelay.runtime;

import io.snaprelay.ledger.FileLedger;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.S3Ledger;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the ledger lies, as {@code snaprelay.ledger} says. */
public sealed interface LedgerLocation {
  Pattern FOLDER = Pattern.compile("file:(?://)?(/.+)");
  Pattern BUCKET = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?");

  /** A folder of this machine. */
  record Folder(Path path) implements LedgerLocation {}

  /**
   * A bucket.
   *
   * @param name its name
   * @param prefix what every key begins with: empty, or ending in a slash
   */
  record Bucket(String name, String prefix) implements LedgerLocation {}

  /**
   * Opens the ledger at a location.
   *
   * @throws IllegalArgumentException if the text names no location
   */
  static Ledger open(String text) {
    LedgerLocation location = parse(text);
    if (location instanceof Folder folder) {
      return new FileLedger(folder.path());
    }
    Bucket bucket = (Bucket) location;
    return new S3Ledger(SdkClients.s3(), bucket.name(), bucket.prefix());
  }

  static LedgerLocation parse(String text) {
    Matcher folder = FOLDER.matcher(text);
    if (folder.matches()) {
      return new Folder(Path.of(folder.group(1)));
    }
    Matcher bucket = BUCKET.matcher(text);
    if (bucket.matches()) {
      String prefix = bucket.group(2);
      return new Bucket(bucket.group(1), prefix == null || prefix.isEmpty() ? "" : prefix + "/");
    }
    throw new IllegalArgumentException(
        "snaprelay.ledger is '%s'; expected file:/folder or s3://bucket/prefix".formatted(text));
  }
}
