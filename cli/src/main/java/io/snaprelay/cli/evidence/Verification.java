package io.snaprelay.cli.evidence;

import io.snaprelay.seal.VerifyingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found out about some evidence, from its files alone.
 *
 * @param verified whether every signature is valid and every chain whole
 * @param keyPinned whether the reader named the key; if not, the files came with it
 * @param documents each document
 * @param chains each database's chain, as far as it is among these files
 * @param problems everything that is wrong
 */
public record Verification(
    boolean verified,
    boolean keyPinned,
    List<Document> documents,
    List<Chain> chains,
    List<Problem> problems) {

  /**
   * A document.
   *
   * @param file where it lies
   * @param run its run
   * @param database its database's ARN
   * @param number its place in the chain; absent in version 1
   * @param completedAt when its run ended
   * @param verdict its proof's verdict; absent if there was none
   * @param sha256 SHA-256 of its bytes
   * @param signatureValid whether its signature is valid
   * @param keyFingerprint the key that it was checked with
   */
  public record Document(
      String file,
      String run,
      String database,
      Optional<Long> number,
      String completedAt,
      Optional<String> verdict,
      String sha256,
      boolean signatureValid,
      Optional<String> keyFingerprint) {}

  /**
   * A chain.
   *
   * @param database the database's ARN
   * @param from the first number among these files
   * @param to the last
   * @param whole whether nothing between them is missing, doubled or changed
   */
  public record Chain(String database, long from, long to, boolean whole) {}

  /** The fingerprints of all keys that were used. */
  public List<String> keys() {
    return documents.stream()
        .flatMap(document -> document.keyFingerprint().stream())
        .distinct()
        .toList();
  }

  /**
   * Checks files.
   *
   * @param named files, and folders whose evidence is meant
   * @param pinned the key that the reader trusts
   * @throws io.snaprelay.cli.Complaint if there are no such files
   */
  public static Verification of(List<Path> named, Optional<VerifyingKey> pinned) {
    List<Problem> problems = new ArrayList<>();
    List<Evidence> read =
        EvidencePaths.of(named).stream().flatMap(file -> read(file, problems)).toList();
    List<Document> documents =
        read.stream()
            .map(evidence -> document(evidence, new SignatureCheck(pinned), problems))
            .toList();
    List<Chain> chains = chains(read, problems);
    return new Verification(
        problems.isEmpty(), pinned.isPresent(), documents, chains, List.copyOf(problems));
  }

  private static Stream<Evidence> read(Path file, List<Problem> problems) {
    try {
      return Stream.of(Evidence.read(file, EvidencePaths.bytes(file)));
    } catch (Evidence.Unreadable e) {
      problems.add(new Problem(e.code(), file.toString(), e.getMessage()));
      return Stream.empty();
    }
  }

  private static Document document(
      Evidence evidence, SignatureCheck check, List<Problem> problems) {
    SignatureCheck.Result result = check.of(evidence);
    result.problem().ifPresent(problems::add);
    return new Document(
        evidence.file().toString(),
        evidence.run(),
        evidence.database(),
        evidence.place().map(Evidence.Place::number),
        evidence.completedAt(),
        evidence.verdict(),
        evidence.sha256(),
        result.problem().isEmpty(),
        result.key().map(VerifyingKey::fingerprint));
  }

  private static List<Chain> chains(List<Evidence> documents, List<Problem> problems) {
    Map<String, List<Evidence>> byDatabase =
        distinct(documents).stream()
            .filter(evidence -> evidence.place().isPresent())
            .collect(Collectors.groupingBy(Evidence::database, TreeMap::new, Collectors.toList()));
    List<Chain> chains = new ArrayList<>();
    byDatabase.forEach((database, links) -> chains.add(chain(database, links, problems)));
    return chains;
  }

  private static Chain chain(String database, List<Evidence> links, List<Problem> problems) {
    List<Problem> broken = ChainCheck.of(links);
    problems.addAll(broken);
    List<Long> numbers =
        links.stream().map(link -> link.place().orElseThrow().number()).sorted().toList();
    return new Chain(database, numbers.get(0), numbers.get(numbers.size() - 1), broken.isEmpty());
  }

  /** A copy of the same bytes is no second document. */
  private static List<Evidence> distinct(List<Evidence> documents) {
    Map<String, Evidence> bySha256 = new LinkedHashMap<>();
    documents.forEach(document -> bySha256.putIfAbsent(document.sha256(), document));
    return List.copyOf(bySha256.values());
  }
}
