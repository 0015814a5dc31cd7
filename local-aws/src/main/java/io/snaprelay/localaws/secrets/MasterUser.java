package io.snaprelay.localaws.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The user whose password RDS manages; as a secret's text {"username":..,"password":..}. */
public record MasterUser(String username, String password) {

  String json() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("username", username);
    members.put("password", password);
    try {
      return JsonMapper.builder().build().writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "MasterUser[" + username + "]";
  }
}
