package io.snaprelay.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The secrets of RDS: it writes each as a JSON object with {@code username} and {@code password}
 * (RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager"). Nothing that is
 * read here is ever logged, nor does any failure quote it.
 */
@ApplicationScoped
public class SecretsManagerSecrets implements MasterSecrets {
  private final DatabaseSecrets texts;

  public SecretsManagerSecrets(DatabaseSecrets texts) {
    this.texts = texts;
  }

  @Override
  public Login read(DatabaseRef database, String arn) {
    return parse(arn, texts.read(database, arn));
  }

  /** The login that a secret of RDS holds. */
  public static Login parse(String arn, String secret) {
    JsonNode json = json(arn, secret);
    if (!json.path("username").isTextual() || !json.path("password").isTextual()) {
      throw new IllegalStateException(arn + " has no username and password: not a secret of RDS");
    }
    return new Login(json.path("username").asText(), json.path("password").asText());
  }

  /** Jackson's own exception would quote the secret. */
  private static JsonNode json(String arn, String secret) {
    try {
      return Json.mapper().readTree(secret);
    } catch (JsonProcessingException quotesTheSecret) {
      throw new IllegalStateException(arn + " holds no JSON: not a secret of RDS");
    }
  }
}
