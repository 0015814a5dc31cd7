package io.snaprelay.infra.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.infra.lambda.RuntimeApi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-ins for Lambda do what the real ones do: with a handler of a few lines. */
class RuntimeApiTest {
  @TempDir private Path folder;
  private RunningFunction function;

  /** Says what it hears backwards, and nothing to nothing. */
  public static final class Backwards {
    public void handle(InputStream in, OutputStream out, Object context) throws IOException {
      String heard = new String(in.readAllBytes());
      if (heard.isEmpty()) {
        throw new IllegalArgumentException("silence");
      }
      out.write(new StringBuilder(heard).reverse().toString().getBytes());
    }
  }

  @BeforeEach
  void start() throws IOException {
    function = started(Backwards.class.getName() + "::handle");
  }

  @AfterEach
  void end() {
    function.close();
  }

  @Test
  void oneEventAfterTheOtherIsAnswered() {
    assertEquals(new Answer(false, "eno"), function.invoke("one"));
    assertEquals(new Answer(false, "owt"), function.invoke("two"));
  }

  @Test
  void aHandlerThatThrowsFailsThisInvocationAlone() {
    Answer failed = function.invoke("");

    assertTrue(failed.failed());
    assertTrue(failed.body().contains("silence"), failed.body());
    assertEquals(new Answer(false, "eno"), function.invoke("one"));
  }

  @Test
  void aFunctionThatEndsFailsWithWhatItSaid() throws IOException {
    try (RunningFunction gone = started("io.snaprelay.Nowhere::handle")) {
      Answer failed = gone.invoke("one");

      assertTrue(failed.failed());
      assertTrue(failed.body().contains("ClassNotFoundException"), failed.body());
    }
  }

  @Test
  void anAnswerToWhatWasNotAskedIsRefused() throws Exception {
    try (RuntimeApi api = RuntimeApi.start()) {
      URI address =
          URI.create("http://" + api.address() + "/2018-06-01/runtime/invocation/x/response");
      HttpRequest request =
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();

      assertEquals(
          404, HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode());
    }
  }

  private RunningFunction started(String handler) throws IOException {
    return RunningFunction.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            RunningFunction.TEST_CLASSES.toString(),
            JavaRuntime.class.getName(),
            handler),
        Map.of(),
        folder.resolve("log-" + handler.hashCode()));
  }
}
