package org.tollbridge.provisioning.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.access.AddressOwner;

/** Places from which accounts have logged in, such as {@code api 192.0.2.7}. A few are stored for each account. */
final class LoginPlaces {

    /** Places stored per account; a further one replaces the place that was unused for longest. */
    static final int MOST = 5;

    private LoginPlaces() {}

    /**
     * The place of an origin such as {@code api 2001:db8::7}: the owner of the address, {@code api 2001:db8:0:0::/64}.
     */
    static String of(String origin) {
        int address = origin.lastIndexOf(' ') + 1;
        return origin.substring(0, address) + AddressOwner.of(origin.substring(address));
    }

    static boolean knows(Handle handle, String name, String place) {
        return handle.createQuery("select count(*) from account_place where name = ? and place = ?")
                        .bind(0, name)
                        .bind(1, place)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static boolean isLocked(Handle handle, String name, String place, Instant now) {
        return handle.createQuery(
                                "select count(*) from account_place where name = ? and place = ? and locked_until > ?")
                        .bind(0, name)
                        .bind(1, place)
                        .bind(2, NumberTable.utc(now))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /**
     * Counts a password attempt as failed before it is checked; returns the number of failures from this place,
     * including this one.
     */
    static int countFailure(Handle handle, String name, String place) {
        handle.createUpdate("update account_place set failures = failures + 1 where name = ? and place = ?")
                .bind(0, name)
                .bind(1, place)
                .execute();
        return handle.createQuery("select failures from account_place where name = ? and place = ?")
                .bind(0, name)
                .bind(1, place)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    static void lock(Handle handle, String name, String place, Instant until) {
        handle.createUpdate("update account_place set failures = 0, locked_until = ? where name = ? and place = ?")
                .bind(0, NumberTable.utc(until))
                .bind(1, name)
                .bind(2, place)
                .execute();
    }

    /**
     * Records a login from a place and clears its failures.
     *
     * @return whether the place is new
     */
    static boolean enter(Handle handle, String name, String place, Instant now) {
        int known = handle.createUpdate("update account_place set failures = 0, locked_until = null, seen_at = ?"
                        + " where name = ? and place = ?")
                .bind(0, NumberTable.utc(now))
                .bind(1, name)
                .bind(2, place)
                .execute();
        if (known > 0) {
            return false;
        }
        handle.createUpdate("insert into account_place (name, place, failures, seen_at) values (?, ?, 0, ?)"
                        + " on conflict do nothing")
                .bind(0, name)
                .bind(1, place)
                .bind(2, NumberTable.utc(now))
                .execute();
        handle.createUpdate("delete from account_place where name = ? and place not in (select place from account_place"
                        + " where name = ? order by seen_at desc, place fetch first " + MOST + " rows only)")
                .bind(0, name)
                .bind(1, name)
                .execute();
        return true;
    }

    /** Deletes all places of an account. */
    static void forget(Handle handle, String name) {
        handle.createUpdate("delete from account_place where name = ?")
                .bind(0, name)
                .execute();
    }

    /** Clears all failures and locks. */
    static void forgive(Handle handle, String name) {
        handle.createUpdate("update account_place set failures = 0, locked_until = null where name = ?")
                .bind(0, name)
                .execute();
    }
}
