SELECT count(*) FROM judgements WHERE on_reply;
