/*
 * An accounting server for freeDiameter: it takes every Accounting-Request that freeDiameter's own rules let through, and
 * adds a line with Session-Id, Accounting-Record-Type, Accounting-Record-Number and T flag to the file that its
 * configuration names.
 */
#include <freeDiameter/extension.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int file = -1;
static struct disp_hdl *handler;
static struct dict_object *session_id, *record_type, *record_number;

static union avp_value *value(struct msg *message, struct dict_object *which)
{
	struct avp *found = NULL;
	struct avp_hdr *header = NULL;

	if (fd_msg_search_avp(message, which, &found) || !found || fd_msg_avp_hdr(found, &header)) {
		return NULL;
	}
	return header->avp_value;
}

static int copy(struct msg *answer, struct dict_object *which, uint32_t number)
{
	struct avp *avp = NULL;
	union avp_value content;

	content.u32 = number;
	CHECK_FCT(fd_msg_avp_new(which, 0, &avp));
	CHECK_FCT(fd_msg_avp_setvalue(avp, &content));
	return fd_msg_avp_add(answer, MSG_BRW_LAST_CHILD, avp);
}

static int take(struct msg **message, struct avp *avp, struct session *session, void *opaque, enum disp_action *action)
{
	struct msg_hdr *header = NULL;
	union avp_value *id = value(*message, session_id);
	union avp_value *type = value(*message, record_type);
	union avp_value *number = value(*message, record_number);
	uint32_t kind, count;
	char line[512];
	int length;

	CHECK_FCT(fd_msg_hdr(*message, &header));
	if (!id || !type || !number) {
		return EINVAL;
	}
	kind = type->u32;
	count = number->u32;
	length = snprintf(line, sizeof line, "%.*s %u %u%s\n", (int) id->os.len, id->os.data, kind, count,
			header->msg_flags & CMD_FLAG_RETRANSMIT ? " T" : "");
	if (write(file, line, length) != length) {
		return errno;
	}
	CHECK_FCT(fd_msg_new_answer_from_req(fd_g_config->cnf_dict, message, 0));
	CHECK_FCT(fd_msg_rescode_set(*message, "DIAMETER_SUCCESS", NULL, NULL, 1));
	CHECK_FCT(copy(*message, record_type, kind));
	CHECK_FCT(copy(*message, record_number, count));
	return fd_msg_send(message, NULL, NULL);
}

static int known(const char *name, struct dict_object **found)
{
	return fd_dict_search(fd_g_config->cnf_dict, DICT_AVP, AVP_BY_NAME, name, found, ENOENT);
}

static int begin(char *configuration)
{
	struct disp_when when;

	memset(&when, 0, sizeof when);
	file = open(configuration, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (file < 0) {
		return errno;
	}
	CHECK_FCT(known("Session-Id", &session_id));
	CHECK_FCT(known("Accounting-Record-Type", &record_type));
	CHECK_FCT(known("Accounting-Record-Number", &record_number));
	CHECK_FCT(fd_dict_search(fd_g_config->cnf_dict, DICT_APPLICATION, APPLICATION_BY_NAME,
			"Diameter Base Accounting", &when.app, ENOENT));
	CHECK_FCT(fd_dict_search(fd_g_config->cnf_dict, DICT_COMMAND, CMD_BY_NAME,
			"Accounting-Request", &when.command, ENOENT));
	CHECK_FCT(fd_disp_register(take, DISP_HOW_CC, &when, NULL, &handler));
	return fd_disp_app_support(when.app, NULL, 0, 1);
}

void fd_ext_fini(void)
{
	fd_disp_unregister(&handler, NULL);
	close(file);
}

EXTENSION_ENTRY("acct", begin, "dict_dcca_3gpp");
