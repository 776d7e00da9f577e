package org.tollbridge.provisioning.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.access.Role;

/** The roles that may use a route, and how much each of them sees. */
public final class Access {

    /** How much a role sees. */
    public enum Reach {
        /** Everything. */
        ALL,
        /** Its subscriber's data; other subscribers' data appear not to exist. */
        OWN
    }

    /** The operator's staff read everything, subscribers their own data. */
    static final Access LOOK = Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR)
            .own(Role.SUBSCRIBER_ADMINISTRATOR, Role.SUBSCRIBER_USER);

    /** Anyone with an account, for data without an owner. */
    static final Access EVERYBODY = Access.all(Role.values());

    private final Map<Role, Reach> reaches = new EnumMap<>(Role.class);

    private Access(Map<Role, Reach> reaches) {
        this.reaches.putAll(reaches);
    }

    static Access all(Role... roles) {
        return new Access(Map.of()).plus(Reach.ALL, List.of(roles));
    }

    Access own(Role... roles) {
        return plus(Reach.OWN, List.of(roles));
    }

    private Access plus(Reach reach, List<Role> roles) {
        Access more = new Access(reaches);
        roles.forEach(role -> more.reaches.put(role, reach));
        return more;
    }

    /** How much a role sees; empty when it may not use the route. */
    public Optional<Reach> of(Role role) {
        return Optional.ofNullable(reaches.get(role));
    }

    /** The roles that may use it, as written in descriptions. */
    String words() {
        return String.join(
                ", ",
                Arrays.stream(Role.values())
                        .filter(reaches::containsKey)
                        .map(role -> role.word() + (reaches.get(role) == Reach.OWN ? " (its own)" : ""))
                        .toList());
    }
}
