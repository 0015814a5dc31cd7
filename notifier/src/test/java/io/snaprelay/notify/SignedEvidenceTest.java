package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.evidence.EvidenceFiles;
import io.snaprelay.evidence.EvidenceSignature;
import io.snaprelay.evidence.SamplePlan;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.seal.VerifyingKey;
import io.snaprelay.step.Disposition;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.wire.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence with a signature, and evidence that should have one. */
class SignedEvidenceTest {
  private static final FrozenPlan PLAN = SamplePlan.plan();
  private static final String JSON = EvidenceFiles.json(PLAN.run());
  private static final String HTML = EvidenceFiles.html(PLAN.run());
  private static final String SIG = EvidenceFiles.signature(PLAN.run());
  private static final String PEM = EvidenceFiles.publicKey(PLAN.run());
  private static final AwsFailure BUSY =
      FakeRds.failure(AwsFailure.Kind.THROTTLED, "ThrottlingException", "kms:Sign: slow down");
  private static final AwsFailure REFUSED =
      FakeRds.failure(AwsFailure.Kind.ACCESS_DENIED, "AccessDeniedException", "kms:Sign: no");

  private final NotifierBench bench =
      new NotifierBench().set("snaprelay.evidence.signing-key", "alias/evidence");

  @Test
  void theSignatureIsOneOfTheVeryBytes() {
    complete();

    VerifyingKey key = VerifyingKey.ofPem(text(PEM));
    assertTrue(key.verifies(stored(JSON), stored(SIG)));
    byte[] changed = stored(JSON);
    changed[changed.length / 2] ^= 1;
    assertFalse(key.verifies(changed, stored(SIG)));
    assertTrue(text(HTML).contains(key.fingerprint()));
    assertTrue(text(HTML).contains(FakeSigner.KEY_ARN));
  }

  @Test
  void theFirstSignatureCountsHoweverOftenTheMessageComes() {
    RunCompleted completed = complete();
    byte[] first = stored(SIG);

    bench.loop.deliver(completed);

    assertArrayEquals(first, stored(SIG));
    assertEquals(1, bench.signer.calls());
  }

  @Test
  void kmsThatIsBusyIsAskedAgain() {
    bench.start().signer.failWith(BUSY);
    RunCompleted completed = bench.run(PLAN).succeeded().completed();

    assertInstanceOf(Disposition.Release.class, bench.loop.deliver(completed));
    assertTrue(read(JSON).isPresent(), "evidence does not wait for its signature");
    assertTrue(read(HTML).isEmpty(), "the page would have to say what nobody knows yet");

    bench.signer.recover();
    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));
    assertTrue(VerifyingKey.ofPem(text(PEM)).verifies(stored(JSON), stored(SIG)));
    assertTrue(read(HTML).isPresent());
  }

  @Test
  void kmsThatStaysBusyIsNotAskedForEver() {
    bench.set("snaprelay.evidence.signing-patience", "10M").start().signer.failWith(BUSY);
    RunCompleted completed = bench.run(PLAN).succeeded().completed();
    bench.loop.deliver(completed);
    bench.loop.clock.advance(Duration.ofMinutes(9));
    assertInstanceOf(Disposition.Release.class, bench.loop.deliver(completed));
    bench.loop.clock.advance(Duration.ofMinutes(2));

    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));

    assertTrue(text(HTML).contains("This evidence is not signed: ThrottlingException"));
  }

  @Test
  void kmsThatRefusesLeavesEvidenceThatSaysSo() {
    bench.start().signer.failWith(REFUSED);
    RunCompleted completed = bench.run(PLAN).succeeded().completed();

    assertEquals(Disposition.ACKNOWLEDGE, bench.loop.deliver(completed));

    assertTrue(read(JSON).isPresent());
    assertTrue(read(SIG).isEmpty());
    assertTrue(text(HTML).contains("This evidence is not signed: AccessDeniedException"));
    assertTrue(text(EvidenceFiles.signing(PLAN.run())).contains("NOT_SIGNED"));
    assertTrue(said(completed).contains("The evidence is NOT signed: AccessDeniedException"));
  }

  @Test
  void aSignatureThatIsNotValidIsNone() {
    bench.start().signer.signWrongly();

    bench.loop.deliver(bench.run(PLAN).succeeded().completed());

    assertTrue(read(SIG).isEmpty());
    assertTrue(text(HTML).contains("made a signature that is not valid"));
  }

  @Test
  void withoutAKeyItSaysPlainlyThatItIsNotSigned() {
    NotifierBench without = new NotifierBench().start();
    RunCompleted completed = without.run(PLAN).succeeded().completed();

    without.loop.deliver(completed);

    String page = new String(without.loop.store.read(key(HTML)).orElseThrow());
    assertTrue(page.contains("not signed: " + EvidenceSigning.NO_KEY));
    assertEquals(0, without.signer.calls());
    assertTrue(without.loop.store.read(key(SIG)).isEmpty());
    assertTrue(
        without.notices.of(completed).orElseThrow().notice().news().happened().stream()
            .anyMatch(line -> line.startsWith("The evidence is NOT signed: no key")));
  }

  @Test
  void whatACrashLeftOutIsAddedWithTheSameSignature() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();
    byte[] made =
        EventJson.bytes(
            EvidenceSignature.signed(
                "ab".repeat(32),
                bench.loop.clock.instant(),
                FakeSigner.KEY_ARN,
                bench.signer.sign("", new byte[0]).key(),
                "the first one".getBytes(StandardCharsets.US_ASCII)));
    bench.loop.store.create(key(EvidenceFiles.signing(PLAN.run())), made);

    bench.loop.deliver(completed);

    assertEquals("the first one", text(SIG));
  }

  @Test
  void whoIsToldIsToldOfTheSignature() {
    RunCompleted completed = complete();

    assertTrue(said(completed).contains("The evidence is signed by " + FakeSigner.KEY_ARN));
  }

  @Test
  void theFolderGetsWhatAReaderNeeds(@TempDir Path folder) throws IOException {
    bench.set("snaprelay.evidence.directory", folder.toString());

    complete();

    for (String file : new String[] {JSON, HTML, SIG, PEM}) {
      assertArrayEquals(stored(file), Files.readAllBytes(folder.resolve(file)), file);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".")));
    }
  }

  private RunCompleted complete() {
    RunCompleted completed = bench.start().run(PLAN).succeeded().completed();
    bench.loop.deliver(completed);
    return completed;
  }

  private String said(RunCompleted completed) {
    return String.join("\n", bench.notices.of(completed).orElseThrow().notice().news().happened());
  }

  private Optional<byte[]> read(String file) {
    return bench.loop.store.read(key(file));
  }

  private byte[] stored(String file) {
    return read(file).orElseThrow();
  }

  private String text(String file) {
    return new String(stored(file), StandardCharsets.UTF_8);
  }

  private static String key(String file) {
    return EvidenceFiles.key(PLAN.run(), file);
  }
}
