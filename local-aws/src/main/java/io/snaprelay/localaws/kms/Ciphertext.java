package io.snaprelay.localaws.kms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A ciphertext blob: which key, then AES-256-GCM with the encryption context as additional data.
 * Clients treat KMS's blobs as opaque, so the layout is our own.
 */
record Ciphertext(String keyArn, byte[] iv, byte[] sealedBytes) {

  private static final int TAG_BITS = 128;

  static Ciphertext seal(
      String keyArn, SecretKey key, byte[] plaintext, Map<String, String> context) {
    byte[] iv = KeyMaterial.random(12);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, context).doFinal(plaintext);
      return new Ciphertext(keyArn, iv, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has AES-GCM", e);
    }
  }

  byte[] open(SecretKey key, Map<String, String> context) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, iv, context).doFinal(sealedBytes);
    } catch (GeneralSecurityException e) {
      throw KmsError.INVALID_CIPHERTEXT.because("The ciphertext or the context is not the one");
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] iv, Map<String, String> context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(new TreeMap<>(context).toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  SdkBytes blob() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(keyArn);
      out.write(iv);
      out.write(sealedBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  static Ciphertext parse(SdkBytes blob) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(blob.asByteArray()))) {
      String keyArn = in.readUTF();
      byte[] iv = new byte[12];
      in.readFully(iv);
      return new Ciphertext(keyArn, iv, in.readAllBytes());
    } catch (IOException e) {
      throw KmsError.INVALID_CIPHERTEXT.because("This is no ciphertext of local-aws");
    }
  }
}
