-- Figures are for everyone who works here and steers by them; what could point at a person is not among them.
create policy read_to_steer_by on app.figure_cells for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'steering' and not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))));
grant select on app.figure_cells to voordeur_actor;
grant select, insert, delete on app.figure_cells to voordeur_worker;
