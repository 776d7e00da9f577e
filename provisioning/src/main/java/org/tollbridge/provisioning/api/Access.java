package org.tollbridge.provisioning.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.access.Role;

/** Which roles may use a route, and how far each of them sees. */
public final class Access {

    /** How far a role sees. */
    public enum Reach {
        /** Everything. */
        ALL,
        /** What is its subscriber's. What is another's is for it as if it were not there. */
        OWN
    }

    /** The operator's people look at everything, subscribers at their own. */
    static final Access LOOK = Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR)
            .own(Role.SUBSCRIBER_ADMINISTRATOR, Role.SUBSCRIBER_USER);

    /** Whoever has an account, for what is nobody's. */
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

    /** How far a role sees; empty when it may not use the route. */
    public Optional<Reach> of(Role role) {
        return Optional.ofNullable(reaches.get(role));
    }

    /** The roles that may use it, as descriptions write them. */
    String words() {
        return String.join(
                ", ",
                Arrays.stream(Role.values())
                        .filter(reaches::containsKey)
                        .map(role -> role.word() + (reaches.get(role) == Reach.OWN ? " (its own)" : ""))
                        .toList());
    }
}
